import type { Law, Signal } from '../../toys/law.js';
import { poisson, purposes, Stream } from '../random/index.js';
import { backgroundOf } from './backgroundOf.js';

/** What a sample of a benchmark is made of. */
export interface BenchmarkOptions {
  /** Events of the reference law; without it what the law and the signal say. */
  readonly events?: number | undefined;
  /** Whether the numbers of events fluctuate about those given. */
  readonly poisson?: boolean | undefined;
  readonly signal?: Signal | undefined;
  /** Signal events; without it N(S) of the benchmark. */
  readonly signalEvents?: number | undefined;
  /** 0 … 2^53 − 1. */
  readonly seed: number;
  /** Which of the samples of this seed, 0 by default: they have no event in common. */
  readonly index?: number | undefined;
}

/**
 * Draws a sample of a benchmark: one array a feature, reference events first. The reference events are the same with
 * and without a signal.
 *
 * @param law - of `findLaw`
 * @returns one array a feature, each with one number an event, in the law's own units
 * @throws Fault `internal` unless the seed is an integer from 0 to 2^53 − 1; `usage` for more signal events in place of
 *   reference events than there are
 * @example
 * const [x] = drawBenchmark(findLaw('exponential'), { events: 2000, seed: 1 });
 */
export function drawBenchmark(law: Law, options: BenchmarkOptions): Float64Array[] {
  const { signal, seed, index = 0 } = options;
  const signalEvents = signal === undefined ? 0 : (options.signalEvents ?? signal.events);
  const events = options.events ?? backgroundOf(law, signal, signalEvents);
  const count = (stream: Stream, mean: number): number =>
    options.poisson === true ? poisson(stream, mean) : Math.round(mean);

  const reference = law.draw(
    new Stream(seed, purposes.benchmarkEvents, index),
    count(new Stream(seed, purposes.benchmarkYield, index), events),
  );
  if (signal === undefined) return reference;
  const stream = new Stream(seed, purposes.signal, index);
  const added = signal.draw(stream, count(stream, signalEvents));
  const rows: number[] = [];
  for (let row = 0; row < reference[0].length; row++) {
    if (signal.keeps?.(reference.map((column) => column[row])) ?? true) rows.push(row);
  }
  return reference.map((column, i) => {
    const all = new Float64Array(rows.length + added[i].length);
    rows.forEach((row, place) => (all[place] = column[row]));
    all.set(added[i], rows.length);
    return all;
  });
}
