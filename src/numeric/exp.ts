import { expTail } from './expTail.js';
import { LOG2_E, LN2_HIGH, LN2_LOW } from './ln2.js';
import { scaleByPowerOfTwo } from './scaleByPowerOfTwo.js';

/**
 * e^x, within one unit in the last place, the same bits on every machine.
 *
 * x = k ln 2 + r with |r| ≤ ln 2 / 2, e^x = 2^k e^r (Cody and Waite 1980).
 * Infinity above 709.78, 0 below −745.13, NaN for NaN, as Math.exp.
 */
export function exp(x: number): number {
  if (x > 709.782712893384) return Infinity;
  if (x < -745.1332191019412) return 0;
  if (x !== x) return NaN;
  const k = Math.floor(x * LOG2_E + 0.5);
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const r = high - low;
  const rest = high - r - low;
  // rest is the rounding of r; e^(r + rest) = e^r + rest to first order.
  return scaleByPowerOfTwo(1 + (r + (expTail(r) + rest)), k);
}
