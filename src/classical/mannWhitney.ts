/**
 * The z score of the Mann–Whitney count, how often a value of `a` is above one of `b` (ties by half):
 * (AUC − ½)/√((n + m + 1)/(12 n m)), Mann and Whitney 1947. Standard normal for equal laws of many values.
 *
 * @param a - n values, at least one
 * @param b - m values, at least one
 */
export function mannWhitney(a: Float64Array, b: Float64Array): number {
  const [n, m] = [a.length, b.length];
  const first = Float64Array.from(a).sort();
  const second = Float64Array.from(b).sort();
  let wins = 0;
  let below = 0;
  let upTo = 0;
  for (const value of first) {
    while (below < m && second[below] < value) below++;
    while (upTo < m && second[upTo] <= value) upTo++;
    wins += (below + upTo) / 2;
  }
  return (wins / (n * m) - 0.5) / Math.sqrt((n + m + 1) / (12 * n * m));
}
