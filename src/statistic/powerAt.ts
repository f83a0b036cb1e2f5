import { clopperPearson, type Interval } from './clopperPearson.js';
import type { Threshold } from './empiricalThreshold.js';

/** The power of a test: how often it rejects. */
export interface PowerEstimate extends Interval {
  readonly value: number;
  /** Values beyond the threshold. */
  readonly beyond: number;
}

/**
 * The share of values beyond a threshold. Its interval joins, each side in quadrature, the Clopper–Pearson interval of that
 * count and what the power would be one standard deviation of the threshold away.
 *
 * @param values - of toys with signal; NaN, where a fit failed, is never beyond
 * @param threshold - or a plain number, which has no error
 * @param effective - how many independent values they are worth
 */
export function powerAt(
  values: ArrayLike<number>,
  threshold: Threshold | number,
  effective = values.length,
): PowerEstimate {
  const at =
    typeof threshold === 'number' ? { value: threshold, low: threshold, high: threshold } : threshold;
  const n = values.length;
  const beyond = countAbove(values, at.value);
  const value = n === 0 ? 0 : beyond / n;
  const { low, high } = clopperPearson(value * effective, effective);
  const least = n === 0 ? 0 : countAbove(values, at.high) / n;
  const most = n === 0 ? 1 : countAbove(values, at.low) / n;
  return {
    value,
    beyond,
    low: Math.max(0, value - hypotenuse(value - low, value - least)),
    high: Math.min(1, value + hypotenuse(high - value, most - value)),
  };
}

function countAbove(values: ArrayLike<number>, threshold: number): number {
  let count = 0;
  for (let i = 0; i < values.length; i++) if (values[i] > threshold) count++;
  return count;
}

function hypotenuse(a: number, b: number): number {
  return Math.sqrt(a * a + b * b);
}
