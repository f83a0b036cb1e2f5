import { exp, log } from '../numeric/index.js';
import type { RatioSpectrum } from './ratioSpectrum.js';

/** Expected events of the reference by their log ratio ln n(x|data)/n(x|reference), on multiples of a step. */
export interface Lattice {
  readonly step: number;
  /** `mass[i]` is at (first + i) · step. */
  readonly first: number;
  readonly mass: Float64Array;
  /** Expected events where data can have none: their log ratio is −∞. */
  readonly removed: number;
}

/** What a spectrum becomes with yields. */
export interface Yields {
  /** N(R). */
  readonly expected: number;
  /** Expected reference events of the data. */
  readonly background: number;
  /** N(S). */
  readonly signal: number;
}

/** The log ratio of each point of a spectrum. */
export function logRatios({ ratio, kept }: RatioSpectrum, yields: Yields): Float64Array {
  const { background, expected, signal } = yields;
  return ratio.map((r, i) => log(((kept[i] === 1 ? background : 0) + signal * r) / expected));
}

/**
 * Puts the events onto a lattice. Each is shared by the two places around it, in the proportion that keeps its log ratio
 * in the mean; its variance grows by a sixth of step² or so.
 *
 * @param ratios - of {@link logRatios}
 * @param events - N(R)
 */
export function onLattice(ratios: Float64Array, weight: Float64Array, events: number, step: number): Lattice {
  const { low, high } = finiteRange(ratios, weight);
  const first = Math.floor(low / step);
  const mass = new Float64Array(Math.floor(high / step) - first + 2);
  let removed = 0;
  for (let i = 0; i < ratios.length; i++) {
    const expected = events * weight[i];
    if (ratios[i] === -Infinity) {
      removed += expected;
      continue;
    }
    const place = ratios[i] / step - first;
    const below = Math.floor(place);
    mass[below] += (1 - (place - below)) * expected;
    mass[below + 1] += (place - below) * expected;
  }
  return { step, first, mass, removed };
}

/** Where the log ratios that are finite lie; both 0 where there are none. */
export function finiteRange(
  ratios: Float64Array,
  weight: Float64Array,
): { readonly low: number; readonly high: number } {
  let [low, high] = [Infinity, -Infinity];
  for (let i = 0; i < ratios.length; i++) {
    if (ratios[i] === -Infinity || weight[i] === 0) continue;
    low = Math.min(low, ratios[i]);
    high = Math.max(high, ratios[i]);
  }
  return low <= high ? { low, high } : { low: 0, high: 0 };
}

/** The same events under the data's law: e^ratio of each. */
export function underData(lattice: Lattice): Lattice {
  const { first, mass, step } = lattice;
  return { ...lattice, mass: mass.map((events, i) => events * exp((first + i) * step)), removed: 0 };
}

/** Σ mass. */
export function eventsOf({ mass }: Lattice): number {
  return mass.reduce((sum, events) => sum + events, 0);
}
