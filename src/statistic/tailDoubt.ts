import { betaRegularised } from '../numeric/index.js';
import { shortNumber } from '../text/index.js';
import { countOfToys } from './chi2Doubts.js';
import { effectiveToys } from './effectiveToys.js';

/** So rarely may toys of the χ² law lie beyond t as often as these do. */
const LEAST_PVALUE = 0.01;

/**
 * What the toys in the tail say against χ² there, which the KS test and the mean cannot see: P(X ≥ k) for X of the
 * binomial law of n toys and the χ² p, below 0.01. k and n are effective numbers.
 *
 * @param toys - `beyond` and `count` of the toys whose fit gave a t
 * @param chi2 - p by χ²
 * @returns a reason, or nothing
 */
export function tailDoubt(
  { beyond, count, rho }: { readonly beyond: number; readonly count: number; readonly rho: number },
  chi2: number,
): string[] {
  if (beyond === 0 || chi2 >= beyond / count) return [];
  const n = effectiveToys(count, rho);
  const k = (beyond * n) / count;
  if (betaRegularised(k, n - k + 1, chi2) >= LEAST_PVALUE) return [];
  return [
    `${beyond} of ${countOfToys(count)} at or beyond t where χ² expects ${shortNumber(count * chi2, 2)}`,
  ];
}
