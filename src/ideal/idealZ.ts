import { backgroundOf, type Law, type Signal } from '../benchmark/index.js';
import { Fault } from '../fault/index.js';
import { IdealTest } from './idealTest.js';
import { batchOf, ratioSpectrum, type RatioSpectrum } from './ratioSpectrum.js';
import type { Yields } from './lattice.js';

/** Places of the law of q: Z changes by less than 0.002 with four times as many. */
const CELLS = 131_072;
/** Enough for the spread between batches. */
const BATCH_CELLS = 16_384;
const MEDIAN = 0.5;
/** Φ(−1), Φ(1). */
const SIXTEEN = 0.15865525393145707;

/** How well a signal could be seen by who knew it exactly. */
export interface IdealZ {
  /** Z that 16 % of the data sets with the signal stay below. */
  readonly z16: number;
  /** The median. */
  readonly z50: number;
  /** Z that 84 % stay below. */
  readonly z84: number;
  /** Standard error of the median, where the law of the likelihood ratio is sampled; 0 where it is integrated. */
  readonly error: number;
  /** The part of the data sets with the signal that have p ≤ α. */
  readonly power: (alpha: number) => number;
}

/**
 * Z of the likelihood-ratio test of a known signal: the largest that any test can have for it. The numbers of reference and
 * signal events are Poisson.
 *
 * @param law - of `findLaw`, or one with another N(R)
 * @param signal - one of the law's
 * @param signalEvents - expected signal events; N(S) of the benchmark by default. With none, and none left out of the
 *   reference, any p is as likely: Z is −1, 0 and 1
 * @param cells - fineness of the law of q, a power of two
 * @returns Z one-sided
 * @throws Fault `usage` if more events are to be replaced than there are; `internal` for a yield below 0
 * @example
 * const law = findLaw('exponential');
 * const { z50 } = idealZ(law, findSignal(law, 'tail'), 10); // 4.77
 */
export function idealZ(law: Law, signal: Signal, signalEvents = signal.events, cells = CELLS): IdealZ {
  if (!(signalEvents >= 0 && signalEvents < Infinity))
    throw new Fault('internal', { what: `${signalEvents} signal events cannot be expected` });
  if (signalEvents === 0 && signal.keeps === undefined) return NOTHING;
  const background = backgroundOf(law, signal, signalEvents);
  const yields = { expected: law.expected, background, signal: signalEvents };
  const spectrum = ratioSpectrum(law, signal);
  const test = new IdealTest(spectrum, yields, cells);
  return {
    z16: test.z(SIXTEEN),
    z50: test.z(MEDIAN),
    z84: test.z(1 - SIXTEEN),
    error: spreadOf(spectrum, yields),
    power: (alpha) => test.power(alpha),
  };
}

const NOTHING: IdealZ = { z16: -1, z50: 0, z84: 1, error: 0, power: (alpha) => alpha };

/** Standard error of the median by the medians of independent batches. */
function spreadOf(spectrum: RatioSpectrum, yields: Yields): number {
  const { batches } = spectrum;
  if (batches === 1) return 0;
  const medians = Array.from({ length: batches }, (_, b) =>
    new IdealTest(batchOf(spectrum, b), yields, BATCH_CELLS).z(MEDIAN),
  );
  const mean = medians.reduce((sum, z) => sum + z, 0) / batches;
  const squares = medians.reduce((sum, z) => sum + (z - mean) * (z - mean), 0);
  return Math.sqrt(squares / (batches - 1) / batches);
}
