import { describe, expect, it } from 'vitest';
import { cholesky } from '../../src/fit/cholesky.js';
import { normal, purposes, Stream } from '../../src/random/index.js';

const STRIDE = 25;

/** Rows of a symmetric positive definite matrix, `STRIDE` apart, NaN between them. */
function positiveMatrix(n: number): Float64Array {
  const stream = new Stream(1, purposes.benchmarkEvents, n);
  const factor = Array.from({ length: n }, () => Array.from({ length: n }, () => normal(stream)));
  const matrix = new Float64Array(n * STRIDE).fill(NaN);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      const product = factor[i].reduce((sum, value, k) => sum + value * factor[j][k], 0);
      matrix[i * STRIDE + j] = product + (i === j ? 0.1 : 0);
    }
  }
  return matrix;
}

describe('Cholesky decomposition', () => {
  // Four columns go side by side: sizes on either side of the multiples of four.
  it.each([1, 2, 3, 4, 5, 7, 8, 9, 16, 23, 24, 25])('LLᵀ of %i rows is the matrix', (n) => {
    const matrix = positiveMatrix(n);
    const lower = matrix.slice();
    expect(cholesky(lower, n, STRIDE)).toBe(true);
    for (let i = 0; i < n; i++) {
      for (let j = 0; j <= i; j++) {
        let product = 0;
        for (let k = 0; k <= j; k++) product += lower[i * STRIDE + k] * lower[j * STRIDE + k];
        expect(product).toBeCloseTo(matrix[i * STRIDE + j], 11);
      }
    }
  });

  it.each([0, 3, 4, 6, 8])('a pivot %i below zero is refused', (pivot) => {
    const matrix = positiveMatrix(9);
    matrix[pivot * STRIDE + pivot] = -1;
    expect(cholesky(matrix, 9, STRIDE)).toBe(false);
  });

  it('a pivot that is no number is refused', () => {
    const matrix = positiveMatrix(5);
    matrix[4 * STRIDE + 4] = NaN;
    expect(cholesky(matrix, 5, STRIDE)).toBe(false);
  });
});
