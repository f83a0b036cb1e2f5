/**
 * Solves the damped system of a Levenberg–Marquardt step on the free parameters:
 * (A + λ diag(A) + λ ε) x = b with rows and columns of bound parameters left out, by Cholesky decomposition.
 */
export class DampedSolver {
  readonly #size: number;
  readonly #factor: Float64Array;
  readonly #index: Int32Array;
  readonly #work: Float64Array;

  constructor(size: number) {
    this.#size = size;
    this.#factor = new Float64Array(size * size);
    this.#index = new Int32Array(size);
    this.#work = new Float64Array(size);
  }

  /**
   * @param matrix symmetric, `size`² values
   * @param free which parameters take part; x is zero for the others
   * @param floor ε, keeps directions without curvature finite
   * @returns false if the damped matrix is not positive definite; x is then undefined
   */
  solve(
    matrix: Float64Array,
    b: Float64Array,
    free: Uint8Array,
    damping: number,
    floor: number,
    x: Float64Array,
  ): boolean {
    const index = this.#index;
    const factor = this.#factor;
    const y = this.#work;
    const size = this.#size;
    let n = 0;
    for (let i = 0; i < size; i++) if (free[i]) index[n++] = i;
    for (let i = 0; i < n; i++) {
      const row = i * size;
      const matrixRow = index[i] * size;
      for (let j = 0; j <= i; j++) {
        const other = j * size;
        let sum = matrix[matrixRow + index[j]];
        if (i === j) sum += damping * (sum + floor);
        for (let k = 0; k < j; k++) sum -= factor[row + k] * factor[other + k];
        if (i > j) factor[row + j] = sum / factor[other + j];
        else if (sum > 0) factor[row + j] = Math.sqrt(sum);
        else return false;
      }
      let sum = b[index[i]];
      for (let k = 0; k < i; k++) sum -= factor[row + k] * y[k];
      y[i] = sum / factor[row + i];
    }
    x.fill(0);
    for (let i = n - 1; i >= 0; i--) {
      let sum = y[i];
      for (let k = i + 1; k < n; k++) sum -= factor[k * size + i] * y[k];
      y[i] = sum / factor[i * size + i];
      x[index[i]] = y[i];
    }
    return true;
  }
}
