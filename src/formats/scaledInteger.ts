/**
 * A decimal number as the double nearest to it: whole · 10^-scale.
 *
 * @throws RangeError for a scale that no column has
 */
export function scaledInteger(whole: bigint, scale: number): number {
  if (!(Math.abs(scale) < 1000)) throw new RangeError('a decimal number is out of range');
  return Number(`${whole}e${-scale}`);
}
