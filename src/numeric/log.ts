import { exponentOf } from './exponentOf.js';
import { logSeries } from './logSeries.js';
import { scaleByPowerOfTwo } from './scaleByPowerOfTwo.js';

/**
 * ln x, within one unit in the last place, the same bits on every machine.
 *
 * −Infinity at 0, NaN below 0, as Math.log.
 */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return x;
  const k = exponentOf(x);
  return logSeries(scaleByPowerOfTwo(x, -k) - 1, k, 0);
}
