/**
 * Puts the rows whose value in a column is below a bound before the others, in place.
 *
 * @returns how many they are
 */
export function partitionRows(
  rows: Int32Array | Uint32Array,
  column: Float32Array | Float64Array,
  bound: number,
): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const row = rows[low];
    if (column[row] < bound) low++;
    else {
      high--;
      rows[low] = rows[high];
      rows[high] = row;
    }
  }
  return low;
}
