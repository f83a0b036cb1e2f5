/**
 * Events with weights, one part of the loss
 *
 *     L = scale · Σ_i [ expected_i (e^{f_i} − 1) − observed_i f_i ].
 *
 * Reference events have `expected` only, data events `observed` only, cells of compressed events both.
 */
export interface EventTerm {
  readonly rows: number;
  /** One array a feature, each of `rows` values. */
  readonly columns: readonly Float32Array[];
  /** One array an extra linear column, each of `rows` values. */
  readonly extras: readonly Float32Array[];
  readonly expected?: Float32Array;
  readonly observed?: Float32Array;
  readonly scale: number;
}

/** The function to be minimised, of one parameter vector. */
export interface Objective {
  /** Length of the parameter vector. */
  readonly size: number;
  /** L(θ). */
  value(parameters: Float64Array): number;
  /** L(θ); writes ∂L/∂θ, `size` values. */
  gradient(parameters: Float64Array, gradient: Float64Array): number;
  /**
   * L(θ); writes ∂L/∂θ and the Fisher matrix Σ |w| e^f ∇f ∇fᵀ: `size`² values, both triangles. Negative weights count
   * with their size, so that the matrix is never indefinite.
   */
  fisher(parameters: Float64Array, gradient: Float64Array, fisher: Float64Array): number;
}
