import { exp } from './exp.js';
import { expTail } from './expTail.js';
import { LOG2_E, LN2_HIGH, LN2_LOW } from './ln2.js';
import { scaleByPowerOfTwo } from './scaleByPowerOfTwo.js';

/**
 * e^x − 1, within one unit in the last place, accurate near zero too.
 *
 * With x = k ln 2 + r: 2^k (e^r − 1) + 2^k − 1.
 */
export function expm1(x: number): number {
  if (x > 38) return exp(x);
  if (x < -38) return -1;
  if (x >= -0.34 && x <= 0.34) return x === 0 ? x : x + expTail(x);
  if (Number.isNaN(x)) return x;
  const k = Math.floor(x * LOG2_E + 0.5);
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const r = high - low;
  const rest = high - r - low;
  // The largest two terms first, so that their cancellation is exact where it matters (k = ±1).
  const start = 1 - scaleByPowerOfTwo(1, -k);
  return scaleByPowerOfTwo(start + r + (expTail(r) + rest), k);
}
