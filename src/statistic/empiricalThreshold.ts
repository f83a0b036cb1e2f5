import { Fault } from '../fault/index.js';

/** How many null values must be expected beyond a threshold, for it to be known to about a third of α. */
export const LEAST_BEYOND = 10;

/** Where a test rejects at level α, as its null toys have it. */
export interface Threshold {
  readonly alpha: number;
  /** A value above it has p = (k + 1)/(n + 1) ≤ α. */
  readonly value: number;
  /** The share of null values above it: below α where values tie. */
  readonly size: number;
  /** The thresholds one standard deviation of the finite null sample lower and higher. */
  readonly low: number;
  readonly high: number;
}

/**
 * The empirical threshold of level α: the null value that ⌊α (n + 1)⌋ − 1 others may exceed, so that what is beyond it has
 * (k + 1)/(n + 1) ≤ α with k the null values at or beyond it.
 *
 * How many of n values lie beyond the true threshold is binomial; one standard deviation of their number, √(n² α (1 − α)/n_eff),
 * gives the range.
 *
 * @param nulls - in ascending order; +∞ for a toy whose fit failed
 * @param effective - n_eff, how many independent values they are worth
 * @returns undefined where α n_eff < 10: such a threshold is noise
 * @throws Fault `internal` unless 0 < α < 1
 */
export function empiricalThreshold(
  nulls: ArrayLike<number>,
  alpha: number,
  effective = nulls.length,
): Threshold | undefined {
  if (!(alpha > 0 && alpha < 1)) throw new Fault('internal', { what: `a test of level ${alpha}` });
  const n = nulls.length;
  if (alpha * Math.min(n, effective) < LEAST_BEYOND) return undefined;
  const beyond = Math.floor(alpha * (n + 1)) - 1;
  const spread = (n * Math.sqrt(alpha * (1 - alpha))) / Math.sqrt(effective);
  const valueWith = (count: number): number => nulls[Math.max(0, Math.min(n - 1, n - 1 - Math.round(count)))];
  const value = valueWith(beyond);
  let above = 0;
  while (above < n && nulls[n - 1 - above] > value) above++;
  return {
    alpha,
    value,
    size: above / n,
    low: valueWith(beyond + spread),
    high: valueWith(beyond - spread),
  };
}
