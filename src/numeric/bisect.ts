/**
 * The first place whose value is not below x.
 *
 * @param sorted - in ascending order
 * @param from - where to begin: all before is taken to be below
 * @returns the length where all values are below
 */
export function firstNotBelow(sorted: ArrayLike<number>, x: number, from = 0): number {
  let low = from;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < x) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The first place whose value is above x, found and returned as by {@link firstNotBelow}. */
export function firstAbove(sorted: ArrayLike<number>, x: number, from = 0): number {
  let low = from;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] > x) high = middle;
    else low = middle + 1;
  }
  return low;
}
