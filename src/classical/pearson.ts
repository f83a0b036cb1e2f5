import type { ClassicalReference } from './classicalTest.js';

/** Cells of which the reference expects fewer events are merged, or not split: the habit for Pearson's χ². */
export const LEAST_EXPECTED = 5;

/**
 * Σ (n − ν)²/ν over cells (Pearson 1900), with ν = N(R) times the share of the reference, or N_D times it where the
 * yield is fixed; 0 where that makes ν = 0.
 *
 * @param shares - above 0, with the sum 1
 */
export function pearson(
  counts: Float64Array,
  shares: Float64Array,
  rows: number,
  { expected, shapeOnly }: ClassicalReference,
): number {
  const total = shapeOnly ? rows : expected;
  if (total === 0) return 0;
  let sum = 0;
  for (let cell = 0; cell < counts.length; cell++) {
    const nu = total * shares[cell];
    sum += ((counts[cell] - nu) * (counts[cell] - nu)) / nu;
  }
  return sum;
}
