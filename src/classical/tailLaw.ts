import { firstAbove, log } from '../numeric/index.js';

/** ln p of a value: 0 or below, finite for finite values, never rising. */
export type TailLaw = (value: number) => number;

/** The share of the toys from which the tail is fitted, and their least number. */
const TAIL_SHARE = 0.1;
const LEAST_IN_TAIL = 10;

/**
 * The tail probability of a statistic as its null toys have it, continuous and without an end: to turn a statistic into
 * a p that is combined with others, and recalibrated on toys afterwards. Not a p to be quoted.
 *
 * p = (k + 1)/(n + 1) with k of n toys at or beyond the value at each toy, ln p in proportion between them. Beyond the
 * 90 % quantile u (with fewer than 100 toys, beyond the eleventh from above) it is p(u) e^−(v − u)/b with b the mean
 * excess over u: the peaks over a threshold of a law whose tail is exponential, as that of χ² (Pickands 1975; the
 * likelihood's b for shape 0).
 *
 * @param nulls - finite, in any order; without any ln p is 0 everywhere
 */
export function tailLaw(nulls: ArrayLike<number>): TailLaw {
  const sorted = Float64Array.from(nulls).sort();
  const n = sorted.length;
  if (n === 0) return () => 0;
  const inTail = Math.max(LEAST_IN_TAIL, Math.floor(TAIL_SHARE * n));
  const threshold = sorted[Math.max(0, n - 1 - inTail)];
  const values: number[] = [];
  const logs: number[] = [];
  for (let i = 0; i < n && sorted[i] <= threshold; i++) {
    if (i > 0 && sorted[i] === sorted[i - 1]) continue;
    values.push(sorted[i]);
    logs.push(log((n - i + 1) / (n + 1)));
  }
  const last = values.length - 1;
  const excess = meanExcess(sorted, threshold);
  return (value) => {
    if (value <= values[0]) return 0;
    if (value >= threshold) return logs[last] - (value - threshold) / excess;
    const high = firstAbove(values, value);
    const low = high - 1;
    const way = (value - values[low]) / (values[high] - values[low]);
    return logs[low] + way * (logs[high] - logs[low]);
  };
}

/** Of the values above the threshold; where there are none (all toys alike) a scale of the values, so that p still falls. */
function meanExcess(sorted: Float64Array, threshold: number): number {
  let sum = 0;
  let count = 0;
  for (let i = sorted.length - 1; i >= 0 && sorted[i] > threshold; i--) {
    sum += sorted[i] - threshold;
    count++;
  }
  return count > 0 ? sum / count : Math.max(Math.abs(threshold), 1);
}
