import { Fault } from '../fault/index.js';
import { betaQuantile } from '../numeric/index.js';

/** The ends of an interval of probabilities. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** One standard deviation of the normal law, as the field rounds it. */
export const ONE_SIGMA = 0.6827;

/**
 * The central interval of the probability p behind k successes in n trials (Clopper and Pearson 1934):
 * low = B(α/2; k, n − k + 1), high = B(1 − α/2; k + 1, n − k), quantiles of the beta law with α = 1 − level.
 *
 * k and n may lie between the integers: effective numbers of toys. low is 0 at k = 0, high is 1 at k = n; n = 0 gives
 * [0, 1].
 *
 * @throws Fault `internal` unless 0 ≤ k ≤ n and 0 < level < 1
 */
export function clopperPearson(k: number, n: number, level = ONE_SIGMA): Interval {
  check(k, n, level);
  const outside = (1 - level) / 2;
  return {
    low: k === 0 ? 0 : betaQuantile(outside, k, n - k + 1),
    high: k === n ? 1 : betaQuantile(1 - outside, k + 1, n - k),
  };
}

/**
 * The one-sided upper limit of the same kind: were p above it, k or fewer successes would have a
 * chance below 1 − level.
 *
 * @throws Fault `internal` unless 0 ≤ k ≤ n and 0 < level < 1
 */
export function upperLimit(k: number, n: number, level = 0.95): number {
  check(k, n, level);
  return k === n ? 1 : betaQuantile(level, k + 1, n - k);
}

function check(k: number, n: number, level: number): void {
  if (!(k >= 0 && k <= n && n < Infinity && level > 0 && level < 1)) {
    throw new Fault('internal', { what: `interval of level ${level} for ${k} of ${n}` });
  }
}
