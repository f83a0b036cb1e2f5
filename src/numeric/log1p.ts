import { exponentOf } from './exponentOf.js';
import { log } from './log.js';
import { logSeries } from './logSeries.js';
import { scaleByPowerOfTwo } from './scaleByPowerOfTwo.js';

/**
 * ln(1 + x), within one unit in the last place, accurate near zero too.
 *
 * −Infinity at −1, NaN below −1, as Math.log1p.
 */
export function log1p(x: number): number {
  if (!(x > -1)) return x === -1 ? -Infinity : NaN;
  if (x >= -0.2928932188134524 && x <= 0.41421356237309503) return x === 0 ? x : logSeries(x, 0, 0);
  const u = 1 + x;
  if (u > 1e16) return log(x);
  // What rounding took from 1 + x comes back to first order.
  const lost = x >= 1 ? 1 - (u - x) : x - (u - 1);
  const k = exponentOf(u);
  return logSeries(scaleByPowerOfTwo(u, -k) - 1, k, lost / u);
}
