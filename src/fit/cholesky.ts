/**
 * Cholesky decomposition A = LLᵀ in place: of a symmetric matrix only the lower triangle is read, and replaced by L.
 * Four columns are taken side by side, so that their sums run in parallel; each sum keeps its order.
 *
 * @param matrix - rows of `stride` values; the first `n` of the first `n` rows count
 * @returns false if A is not positive definite; the matrix is then half done
 */
export function cholesky(matrix: Float64Array, n: number, stride: number): boolean {
  for (let i = 0; i < n; i++) {
    const row = i * stride;
    let j = 0;
    for (; j + 4 <= i; j += 4) solveFour(matrix, row, j, stride);
    for (; j <= i; j++) {
      const other = j * stride;
      let sum = matrix[row + j];
      for (let k = 0; k < j; k++) sum -= matrix[row + k] * matrix[other + k];
      if (j < i) matrix[row + j] = sum / matrix[other + j];
      else if (sum > 0) matrix[row + i] = Math.sqrt(sum);
      else return false;
    }
  }
  return true;
}

/** Entries j to j + 3 of a row of L, from the entries before them and the rows above. */
function solveFour(matrix: Float64Array, row: number, j: number, stride: number): void {
  const a = j * stride;
  const b = a + stride;
  const c = b + stride;
  const d = c + stride;
  let sumA = matrix[row + j];
  let sumB = matrix[row + j + 1];
  let sumC = matrix[row + j + 2];
  let sumD = matrix[row + j + 3];
  for (let k = 0; k < j; k++) {
    const factor = matrix[row + k];
    sumA -= factor * matrix[a + k];
    sumB -= factor * matrix[b + k];
    sumC -= factor * matrix[c + k];
    sumD -= factor * matrix[d + k];
  }
  sumA /= matrix[a + j];
  sumB = (sumB - sumA * matrix[b + j]) / matrix[b + j + 1];
  sumC = (sumC - sumA * matrix[c + j] - sumB * matrix[c + j + 1]) / matrix[c + j + 2];
  sumD =
    (sumD - sumA * matrix[d + j] - sumB * matrix[d + j + 1] - sumC * matrix[d + j + 2]) / matrix[d + j + 3];
  matrix[row + j] = sumA;
  matrix[row + j + 1] = sumB;
  matrix[row + j + 2] = sumC;
  matrix[row + j + 3] = sumD;
}
