import { chi2Quantile } from '../numeric/index.js';
import { ONE_SIGMA } from '../statistic/index.js';

/** What the central interval leaves on each side. */
const OUTSIDE = (1 - ONE_SIGMA) / 2;

/**
 * The central 68.27 % interval of a Poisson mean after counting n (Garwood 1936).
 *
 * @returns `[low, high]`; `[0, 1.84]` for an empty bin.
 */
export function garwood(n: number): readonly [number, number] {
  // Beyond a million the interval is n ± √n to a thousandth of its width.
  if (n > 1e6) return [n - Math.sqrt(n), n + Math.sqrt(n)];
  const high = chi2Quantile(1 - OUTSIDE, 2 * Math.max(0, n) + 2) / 2;
  return [n > 0 ? chi2Quantile(OUTSIDE, 2 * n) / 2 : 0, high];
}
