/**
 * Rows that stand for a weighted sample with weight 1 each: systematic resampling (Kitagawa 1996). Of n rows drawn,
 * each event is there n w/Σw times, rounded up or down; never twice if its weight is below Σw/n.
 *
 * @param rows - to draw from
 * @param weights - by row; absent where all weights are 1
 * @param count - how many to draw; with as many as rows and no weights each is drawn once
 * @param offset - a uniform draw, above 0 and below 1
 */
export function resampledRows(
  rows: Uint32Array,
  weights: Float64Array | undefined,
  count: number,
  offset: number,
): Uint32Array {
  const weightOf = (i: number): number => weights?.[rows[i]] ?? 1;
  let total = 0;
  for (let i = 0; i < rows.length; i++) total += weightOf(i);
  const drawn = new Uint32Array(count);
  let at = 0;
  let end = weightOf(0);
  for (let k = 0; k < count; k++) {
    const place = ((k + offset) * total) / count;
    while (place > end && at < rows.length - 1) end += weightOf(++at);
    drawn[k] = rows[at];
  }
  return drawn;
}
