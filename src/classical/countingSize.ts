import { exp, gammaCdfLog, gammaTailLog } from '../numeric/index.js';
import { rateTerm } from '../statistic/index.js';

/**
 * The actual size of the counting test: the probability that a Poisson number of mean ν lies beyond a threshold, by its law.
 *
 * @param threshold - of the statistic of `countingTest`, what lies beyond it is larger; 0 or above
 * @param nu - ν, above 0
 * @example
 * countingSize(rateTerm(120, 100), 100); // 0.052: P(n ≥ 121) + P(n ≤ 81)
 */
export function countingSize(threshold: number, nu: number): number {
  let above = Math.ceil(nu);
  while (rateTerm(above, nu) <= threshold) above++;
  let below = Math.floor(nu);
  while (below >= 0 && rateTerm(below, nu) <= threshold) below--;
  // P(n ≥ k) = 1 − Q(k, ν), P(n ≤ k) = Q(k + 1, ν); of ν itself neither side may count twice.
  const upper = above === 0 ? 1 : exp(gammaCdfLog(above, nu));
  const lower = below < 0 ? 0 : exp(gammaTailLog(Math.min(below, above - 1) + 1, nu));
  return Math.min(1, upper + lower);
}
