/**
 * The value that divides events most evenly into those below it and the others, by weight.
 *
 * @param events - rows of the column
 * @param total - their weight
 * @returns the value, one of the column's, and the weight below it
 */
export function nearestMedian(
  events: Uint32Array,
  column: Float32Array | Float64Array,
  weights: Float64Array | undefined,
  total: number,
): { readonly value: number; readonly below: number } {
  const sorted = new Float64Array(events.length);
  events.forEach((row, i) => (sorted[i] = column[row]));
  sorted.sort();
  const weightBelow = (value: number): number => {
    let below = 0;
    for (const row of events) if (column[row] < value) below += weights?.[row] ?? 1;
    return below;
  };
  // The last place with less than half of the weight below its value; bisection costs less than a sort of pairs.
  let low = 0;
  let high = sorted.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (2 * weightBelow(sorted[middle]) < total) low = middle;
    else high = middle;
  }
  const before = { value: sorted[low], below: weightBelow(sorted[low]) };
  if (high === sorted.length) return before;
  const after = { value: sorted[high], below: weightBelow(sorted[high]) };
  return after.below - total / 2 <= total / 2 - before.below ? after : before;
}
