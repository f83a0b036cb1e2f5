import { cholesky } from './cholesky.js';

/**
 * The step of one damped Gauss–Newton iteration inside a box: minimises g·d + ½ dᵀ(F + λ diag(F) + λ ε)d over
 * lower ≤ d ≤ upper. Components that leave the box are put on its face and the others solved again, until all are
 * inside; a component once on a face stays there, so the result is feasible but not always the exact minimum.
 */
export class BoxedStep {
  readonly #size: number;
  readonly #factor: Float64Array;
  readonly #index: Int32Array;
  readonly #work: Float64Array;
  readonly #free: Uint8Array;

  constructor(size: number) {
    this.#size = size;
    this.#factor = new Float64Array(size * size);
    this.#index = new Int32Array(size);
    this.#work = new Float64Array(size);
    this.#free = new Uint8Array(size);
  }

  /**
   * @param fisher - symmetric, `size`² values
   * @param damping - λ
   * @param floor - ε, keeps directions without curvature finite
   * @param step - receives d
   * @returns false if the damped matrix is not positive definite; the step is then undefined
   */
  solve(
    fisher: Float64Array,
    gradient: Float64Array,
    lower: Float64Array,
    upper: Float64Array,
    damping: number,
    floor: number,
    step: Float64Array,
  ): boolean {
    for (let i = 0; i < this.#size; i++) {
      const held = (upper[i] <= 0 && gradient[i] < 0) || (lower[i] >= 0 && gradient[i] > 0);
      this.#free[i] = held ? 0 : 1;
      step[i] = 0;
    }
    for (;;) {
      if (!this.#solveFree(fisher, gradient, damping, floor, step)) return false;
      let outside = 0;
      for (let i = 0; i < this.#size; i++) {
        if (!this.#free[i]) continue;
        const inside = Math.min(Math.max(step[i], lower[i]), upper[i]);
        if (inside === step[i]) continue;
        step[i] = inside;
        this.#free[i] = 0;
        outside++;
      }
      if (outside === 0) return true;
    }
  }

  /** Solves for the free components with the others where they are, by Cholesky decomposition. */
  #solveFree(
    fisher: Float64Array,
    gradient: Float64Array,
    damping: number,
    floor: number,
    step: Float64Array,
  ): boolean {
    const size = this.#size;
    const factor = this.#factor;
    const index = this.#index;
    const y = this.#work;
    let n = 0;
    for (let i = 0; i < size; i++) if (this.#free[i]) index[n++] = i;
    for (let i = 0; i < n; i++) {
      const row = i * size;
      const fisherRow = index[i] * size;
      for (let j = 0; j <= i; j++) factor[row + j] = fisher[fisherRow + index[j]];
      factor[row + i] += damping * (factor[row + i] + floor);
    }
    if (!cholesky(factor, n, size)) return false;
    for (let i = 0; i < n; i++) {
      const row = i * size;
      const fisherRow = index[i] * size;
      let sum = -gradient[index[i]];
      for (let k = 0; k < size; k++) if (!this.#free[k]) sum -= fisher[fisherRow + k] * step[k];
      for (let k = 0; k < i; k++) sum -= factor[row + k] * y[k];
      y[i] = sum / factor[row + i];
    }
    for (let i = n - 1; i >= 0; i--) {
      let sum = y[i];
      for (let k = i + 1; k < n; k++) sum -= factor[k * size + i] * step[index[k]];
      step[index[i]] = sum / factor[i * size + i];
    }
    return true;
  }
}
