import { project, type Box, type Objective } from '../network/index.js';
import { DampedSolver } from './cholesky.js';
import type { Minimum, StopRule } from './minimum.js';

const FIRST_DAMPING = 1e-2;
const LEAST_DAMPING = 1e-9;
const GREATEST_DAMPING = 1e12;
/** Curvature below which a direction counts as flat. */
const FLOOR = 1e-3;
/** Steps in a row without gain that end the search. */
const PATIENCE = 3;

/**
 * Projected Levenberg–Marquardt with the Fisher matrix Σ w e^f ∇f ∇fᵀ in place of the Hessian, to which it is equal
 * in the mean at the truth. Parameters on a bound whose gradient pushes outward are held there for the step; a step
 * is cut at the box. Marquardt 1963; Bertsekas 1982 for the active set.
 */
export class LevenbergMarquardt {
  readonly #gradient: Float64Array;
  readonly #descent: Float64Array;
  readonly #fisher: Float64Array;
  readonly #step: Float64Array;
  readonly #trial: Float64Array;
  readonly #free: Uint8Array;
  readonly #solver: DampedSolver;

  /** @param size number of parameters */
  constructor(size: number) {
    this.#gradient = new Float64Array(size);
    this.#descent = new Float64Array(size);
    this.#fisher = new Float64Array(size * size);
    this.#step = new Float64Array(size);
    this.#trial = new Float64Array(size);
    this.#free = new Uint8Array(size);
    this.#solver = new DampedSolver(size);
  }

  minimise(objective: Objective, box: Box, start: Float64Array, stop: StopRule): Minimum {
    const parameters = start.slice();
    project(parameters, box);
    let damping = FIRST_DAMPING;
    let loss = objective.fisher(parameters, this.#gradient, this.#fisher);
    let evaluations = 1;
    let idle = 0;
    for (let step = 0; step < stop.maxSteps; step++) {
      this.#hold(parameters, box);
      let trialLoss = Infinity;
      for (; damping <= GREATEST_DAMPING; damping *= 4) {
        if (!this.#solver.solve(this.#fisher, this.#descent, this.#free, damping, FLOOR, this.#step)) continue;
        for (let i = 0; i < parameters.length; i++) this.#trial[i] = parameters[i] + this.#step[i];
        project(this.#trial, box);
        trialLoss = objective.value(this.#trial);
        evaluations++;
        if (trialLoss < loss) break;
      }
      if (!(trialLoss < loss)) return { parameters, loss, evaluations, converged: Number.isFinite(loss) };
      const gain = loss - trialLoss;
      parameters.set(this.#trial);
      damping = Math.max(damping / 5, LEAST_DAMPING);
      loss = objective.fisher(parameters, this.#gradient, this.#fisher);
      evaluations++;
      idle = gain < stop.tolerance ? idle + 1 : 0;
      if (idle >= PATIENCE) return { parameters, loss, evaluations, converged: true };
    }
    return { parameters, loss, evaluations, converged: false };
  }

  /** Marks the parameters that a step may move, and turns the gradient round. */
  #hold(parameters: Float64Array, box: Box): void {
    for (let i = 0; i < parameters.length; i++) {
      const slope = this.#gradient[i];
      this.#descent[i] = -slope;
      const held =
        (parameters[i] >= box.upper[i] && slope < 0) || (parameters[i] <= box.lower[i] && slope > 0);
      this.#free[i] = held ? 0 : 1;
    }
  }
}
