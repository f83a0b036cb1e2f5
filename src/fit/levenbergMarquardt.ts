import { project, type Box, type Objective } from '../network/index.js';
import { BoxedStep } from './boxedStep.js';
import type { Minimiser, Minimum, StopRule } from './minimum.js';
import { Pace } from './pace.js';

const FIRST_DAMPING = 1e-2;
const LEAST_DAMPING = 1e-9;
const GREATEST_DAMPING = 1e12;
/** Curvature below which a direction counts as flat. */
const FLOOR = 1e-3;
/** Steps in a row without gain that end the search. */
const PATIENCE = 3;

/**
 * Levenberg–Marquardt inside a box, with the Fisher matrix Σ w e^f ∇f ∇fᵀ in place of the Hessian, to which it is
 * equal in the mean at the truth. Each step solves the damped quadratic model inside the box. The matrix may come
 * from fewer events than loss and gradient: it shapes the steps, not the minimum. Marquardt 1963.
 */
export class LevenbergMarquardt implements Minimiser {
  readonly #gradient: Float64Array;
  readonly #fisher: Float64Array;
  readonly #lower: Float64Array;
  readonly #upper: Float64Array;
  readonly #step: Float64Array;
  readonly #trial: Float64Array;
  readonly #solver: BoxedStep;

  /** @param size - number of parameters */
  constructor(size: number) {
    this.#gradient = new Float64Array(size);
    this.#fisher = new Float64Array(size * size);
    this.#lower = new Float64Array(size);
    this.#upper = new Float64Array(size);
    this.#step = new Float64Array(size);
    this.#trial = new Float64Array(size);
    this.#solver = new BoxedStep(size);
  }

  minimise(
    objective: Objective,
    box: Box,
    start: Float64Array,
    stop: StopRule,
    curvature = objective,
  ): Minimum {
    const parameters = start.slice();
    project(parameters, box);
    let damping = FIRST_DAMPING;
    let loss = this.#measure(objective, curvature, parameters);
    let evaluations = 1;
    let idle = 0;
    const pace = new Pace(stop);
    for (let step = 0; step < stop.maxSteps && !pace.isHopeless(loss, step); step++) {
      for (let i = 0; i < parameters.length; i++) {
        this.#lower[i] = box.lower[i] - parameters[i];
        this.#upper[i] = box.upper[i] - parameters[i];
      }
      let trialLoss = Infinity;
      for (; damping <= GREATEST_DAMPING; damping *= 4) {
        if (!this.#solve(damping)) continue;
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
      loss = this.#measure(objective, curvature, parameters);
      evaluations++;
      idle = gain < stop.tolerance ? idle + 1 : 0;
      if (idle >= PATIENCE) return { parameters, loss, evaluations, converged: true };
    }
    return { parameters, loss, evaluations, converged: false };
  }

  /** Sets gradient and Fisher matrix. */
  #measure(objective: Objective, curvature: Objective, parameters: Float64Array): number {
    const loss = curvature.fisher(parameters, this.#gradient, this.#fisher);
    return curvature === objective ? loss : objective.gradient(parameters, this.#gradient);
  }

  #solve(damping: number): boolean {
    return this.#solver.solve(
      this.#fisher,
      this.#gradient,
      this.#lower,
      this.#upper,
      damping,
      FLOOR,
      this.#step,
    );
  }
}
