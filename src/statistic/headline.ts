import { normalZFromTail } from '../numeric/index.js';
import type { Interval } from './clopperPearson.js';
import { upperLimit } from './clopperPearson.js';

/** Z and where it comes from. Null stands for what cannot be said; nothing here is infinite or NaN. */
export interface Significance {
  readonly z: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /**
   * - `toys`: counted, Φ⁻¹(1 − p) of the empirical p and of the ends of its interval;
   * - `chi2`: extrapolated by the χ² law, which the toys do not contradict;
   * - `limit`: z = low is the 95 % lower limit on Z;
   * - null: no Z at all (no toys, or the observed fit failed).
   */
  readonly from: 'toys' | 'chi2' | 'limit' | null;
}

/** Counting needs this many toys at or beyond t. */
export const ENOUGH_BEYOND = 10;

/** And those must be worth this many independent ones: below, their interval has no upper end to speak of. */
export const LEAST_WORTH = 1;

/** A limit instead of an extrapolation whose interval is wider than this. */
export const WIDEST_SPAN = 1;

/** No Z can be said. */
export const noSignificance: Significance = { z: null, low: null, high: null, from: null };

/**
 * Z counted from toys. Where all toys are beyond t, p is 1: z and low are null, high is finite.
 *
 * @param interval - of p, by the effective number of toys
 */
export function fromToys(empirical: number, interval: Interval): Significance {
  return { z: zOf(empirical), low: zOf(interval.high), high: zOf(interval.low), from: 'toys' };
}

/**
 * The 95 % lower limit on Z by k of n toys, both scaled to effective numbers.
 *
 * high is null, except where all toys are beyond t: then there is no lower limit, and the upper end of the central
 * interval is what is known.
 */
export function fromLimit(k: number, n: number, interval: Interval): Significance {
  const z = zOf(upperLimit(k, n));
  return { z, low: z, high: k === n ? zOf(interval.low) : null, from: 'limit' };
}

/** Z by the χ² law; low and high span it and the interval of the gamma law. */
export function fromChi2(z: number, gamma: Interval): Significance & Interval {
  return { z, low: Math.min(z, gamma.low), high: Math.max(z, gamma.high), from: 'chi2' };
}

/** Φ⁻¹(1 − p), null for p = 0 and p = 1. */
function zOf(p: number): number | null {
  return p > 0 && p < 1 ? normalZFromTail(p) : null;
}
