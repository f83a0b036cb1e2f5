import { project, type Box, type Objective } from '../network/index.js';
import type { Minimiser, Minimum, StopRule } from './minimum.js';
import { Pace } from './pace.js';

/** Steps remembered; networks of a hundred parameters gain little beyond. */
const MEMORY = 30;
/** Part of the gain promised by the slope that a step must deliver (Armijo). */
const SUFFICIENT = 1e-4;
const MAX_HALVINGS = 30;
/** Steps in a row without gain that end the search. */
const PATIENCE = 5;

/**
 * Limited-memory BFGS inside a box: the two-loop recursion acts on the parameters that are free to move, the line
 * search follows the step cut at the box. Nocedal 1980; Bertsekas 1982 for the projection.
 */
export class Lbfgs implements Minimiser {
  readonly #size: number;
  readonly #gradient: Float64Array;
  readonly #next: Float64Array;
  readonly #nextGradient: Float64Array;
  readonly #direction: Float64Array;
  readonly #free: Uint8Array;
  readonly #steps: Float64Array[];
  readonly #changes: Float64Array[];
  readonly #alpha = new Float64Array(MEMORY);

  /** @param size - number of parameters */
  constructor(size: number) {
    this.#size = size;
    this.#gradient = new Float64Array(size);
    this.#next = new Float64Array(size);
    this.#nextGradient = new Float64Array(size);
    this.#direction = new Float64Array(size);
    this.#free = new Uint8Array(size);
    this.#steps = Array.from({ length: MEMORY }, () => new Float64Array(size));
    this.#changes = Array.from({ length: MEMORY }, () => new Float64Array(size));
  }

  minimise(objective: Objective, box: Box, start: Float64Array, stop: StopRule): Minimum {
    const parameters = start.slice();
    project(parameters, box);
    let loss = objective.gradient(parameters, this.#gradient);
    let evaluations = 1;
    let idle = 0;
    let remembered = 0;
    let newest = -1;
    const pace = new Pace(stop);
    for (let step = 0; step < stop.maxSteps && !pace.isHopeless(loss, step); step++) {
      this.#hold(parameters, box);
      this.#descend(remembered, newest);
      let trialLoss = Infinity;
      let length = remembered === 0 ? 1 / Math.sqrt(1 + this.#dot(this.#gradient, this.#gradient)) : 1;
      let accepted = false;
      for (let halving = 0; halving < MAX_HALVINGS && !accepted; halving++, length /= 2) {
        let promised = 0;
        for (let i = 0; i < this.#size; i++) this.#next[i] = parameters[i] + length * this.#direction[i];
        project(this.#next, box);
        for (let i = 0; i < this.#size; i++) promised += this.#gradient[i] * (this.#next[i] - parameters[i]);
        trialLoss = objective.gradient(this.#next, this.#nextGradient);
        evaluations++;
        accepted = trialLoss < loss && trialLoss <= loss + SUFFICIENT * promised;
      }
      if (!accepted) {
        if (remembered === 0) return { parameters, loss, evaluations, converged: Number.isFinite(loss) };
        remembered = 0;
        continue;
      }
      const slot = (newest + 1) % MEMORY;
      if (this.#remember(parameters, slot)) {
        newest = slot;
        remembered = Math.min(remembered + 1, MEMORY);
      }
      const gain = loss - trialLoss;
      parameters.set(this.#next);
      this.#gradient.set(this.#nextGradient);
      loss = trialLoss;
      idle = gain < stop.tolerance ? idle + 1 : 0;
      if (idle >= PATIENCE) return { parameters, loss, evaluations, converged: true };
    }
    return { parameters, loss, evaluations, converged: false };
  }

  /** Holds the parameters that sit on a bound and are pushed outward. */
  #hold(parameters: Float64Array, box: Box): void {
    for (let i = 0; i < this.#size; i++) {
      const slope = this.#gradient[i];
      const held =
        (parameters[i] >= box.upper[i] && slope < 0) || (parameters[i] <= box.lower[i] && slope > 0);
      this.#free[i] = held ? 0 : 1;
    }
  }

  /** Sets the direction of the step: −H g on the free parameters, zero on the others. */
  #descend(remembered: number, newest: number): void {
    const d = this.#direction;
    for (let i = 0; i < this.#size; i++) d[i] = this.#free[i] ? -this.#gradient[i] : 0;
    let scale = 1;
    for (let k = 0; k < remembered; k++) {
      const slot = (newest - k + MEMORY) % MEMORY;
      const curvature = this.#dot(this.#steps[slot], this.#changes[slot]);
      this.#alpha[slot] = curvature > 0 ? this.#dot(this.#steps[slot], d) / curvature : 0;
      this.#add(d, this.#changes[slot], -this.#alpha[slot]);
      if (k === 0 && curvature > 0) scale = curvature / this.#dot(this.#changes[slot], this.#changes[slot]);
    }
    for (let i = 0; i < this.#size; i++) d[i] *= scale;
    for (let k = remembered - 1; k >= 0; k--) {
      const slot = (newest - k + MEMORY) % MEMORY;
      const curvature = this.#dot(this.#steps[slot], this.#changes[slot]);
      if (!(curvature > 0)) continue;
      this.#add(d, this.#steps[slot], this.#alpha[slot] - this.#dot(this.#changes[slot], d) / curvature);
    }
  }

  /** Stores a step and the change of the gradient along it; refuses one of no positive curvature. */
  #remember(parameters: Float64Array, slot: number): boolean {
    const step = this.#steps[slot];
    const change = this.#changes[slot];
    let curvature = 0;
    let square = 0;
    for (let i = 0; i < this.#size; i++) {
      step[i] = this.#next[i] - parameters[i];
      change[i] = this.#nextGradient[i] - this.#gradient[i];
      curvature += step[i] * change[i];
      square += change[i] * change[i];
    }
    return curvature > 1e-10 * square;
  }

  /** Scalar product over the free parameters. */
  #dot(a: Float64Array, b: Float64Array): number {
    let sum = 0;
    for (let i = 0; i < this.#size; i++) if (this.#free[i]) sum += a[i] * b[i];
    return sum;
  }

  #add(target: Float64Array, direction: Float64Array, factor: number): void {
    for (let i = 0; i < this.#size; i++) if (this.#free[i]) target[i] += factor * direction[i];
  }
}
