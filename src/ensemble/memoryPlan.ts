import { Fault } from '../fault/index.js';
import { fitterBytes } from '../fit/index.js';
import { aligned, packedBytes } from '../kernel/index.js';
import { networkParameters } from '../network/index.js';
import { shortNumber } from '../text/index.js';
import type { EnsembleSpec, ToySource } from './ensembleSpec.js';

/** How the shared memory is laid out: the reference in front, an arena for each worker behind it. */
interface MemoryPlan {
  readonly referenceBytes: number;
  readonly arenaBytes: number;
}

/** Poisson fluctuations beyond this many standard deviations happen once in 10²³ toys. */
const WIDEST_FLUCTUATION = 10;
const MIB = 1_048_576;
const GIB = 1024 * MIB;
/** What 32-bit addresses reach. */
const MOST_BYTES = 4 * GIB;

/**
 * Lays out the shared memory of an ensemble, without taking any.
 *
 * @throws Fault `usage` with the arithmetic, and what is to blame, if more than 4 GiB are needed
 */
export function planMemory(spec: EnsembleSpec, workers: number): MemoryPlan {
  const { network } = spec.fit;
  const { rows } = spec.reference;
  const most = mostEvents(spec);
  const referenceBytes = aligned(packedBytes(network, 'reference', rows));
  const arenaBytes = aligned(fitterBytes(network, rows, most));
  const needed = referenceBytes + workers * arenaBytes;
  if (needed <= MOST_BYTES) return { referenceBytes, arenaBytes };
  const ownBytes = fitterBytes(network, rows, 0);
  const parts = [
    `${sizeText(referenceBytes)} for ${rows} reference events`,
    `${sizeText(arenaBytes)} for each of ${workers} workers`,
    `of which ${sizeText(arenaBytes - ownBytes)} for samples of up to ${shortNumber(most, 6)} events and ${sizeText(ownBytes)} for ${networkParameters(network)} parameters`,
  ];
  throw new Fault('usage', {
    what: `the fits need ${sizeText(needed)} of shared memory (${parts.join(', ')}), the most is 4 GiB`,
    todo: adviceFor(spec, { referenceBytes, ownBytes, eventBytes: arenaBytes - ownBytes, workers }),
  });
}

/** The largest sample that an arena must hold. */
export function mostEvents({ injection, source, toyYield, observed }: EnsembleSpec): number {
  if (toyYield.kind === 'fixed') return Math.max(toyYield.events, observed);
  const { background, events } = injection ?? { background: toyYield.mean, events: 0 };
  const most = (mean: number): number => Math.ceil(mean + WIDEST_FLUCTUATION * Math.sqrt(mean) + 100);
  const signal = injection === undefined ? 0 : most(events);
  return Math.max(Math.min(most(background), mostDrawn(source)) + signal, observed);
}

/** The largest toy that a source can give: none where there is no pool, for there are no toys. */
function mostDrawn(source: ToySource): number {
  return source.kind === 'law' || (source.resample && source.rows > 0) ? Infinity : source.rows;
}

function adviceFor(
  spec: EnsembleSpec,
  bytes: { referenceBytes: number; ownBytes: number; eventBytes: number; workers: number },
): string {
  const { referenceBytes, ownBytes, eventBytes, workers } = bytes;
  if (workers > 1 && referenceBytes + ownBytes + eventBytes <= MOST_BYTES) return 'use fewer workers';
  if (referenceBytes >= Math.max(ownBytes, eventBytes)) return 'use fewer reference events or features';
  if (ownBytes >= eventBytes) return 'use a smaller network or fewer features';
  return mostEvents(spec) > spec.observed
    ? 'give a smaller expected yield: toys are as large'
    : 'use fewer data events';
}

function sizeText(bytes: number): string {
  const [size, unit] = bytes < GIB ? [bytes / MIB, 'MiB'] : [bytes / GIB, 'GiB'];
  return `${shortNumber(size, 4)} ${unit}`;
}
