/**
 * The value below which a share of the sorted values lies, between neighbours in proportion.
 *
 * @param sorted - in ascending order; none gives NaN
 * @param share - 0 (the first) to 1 (the last)
 */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  const last = sorted.length - 1;
  if (last < 0) return NaN;
  const place = share * last;
  const below = Math.floor(place);
  return sorted[below] + (place - below) * (sorted[Math.min(below + 1, last)] - sorted[below]);
}
