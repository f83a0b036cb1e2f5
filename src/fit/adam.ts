import { project, type Box, type Objective } from '../network/index.js';
import type { Minimum } from './minimum.js';

const RATE = 1e-3;
const BETA1 = 0.9;
const BETA2 = 0.999;
const EPSILON = 1e-7;
/** The last part of the steps, and the gain of L in it that counts as nothing. */
const LAST_PART = 0.1;
const TOLERANCE = 0.05;
/** In fewer steps no parameter moves by one: nothing can be said of the end. */
const LEAST_EPOCHS = 1 / RATE;

/**
 * The papers' trainer: full-batch Adam at a learning rate of 1e-3, clipped after each step. Kingma and Ba 2015, in
 * the form of Keras: θ ← θ − rate √(1 − β₂ᵏ)/(1 − β₁ᵏ) m / (√v + ε).
 *
 * A fixed number of epochs is what it is asked for; it counts as converged if the last tenth of them gained next to
 * nothing.
 *
 * @param onStep - called with the loss before each step
 */
export function adam(
  objective: Objective,
  box: Box,
  start: Float64Array,
  epochs: number,
  onStep?: (loss: number) => void,
): Minimum {
  const size = start.length;
  const parameters = start.slice();
  const gradient = new Float64Array(size);
  const m = new Float64Array(size);
  const v = new Float64Array(size);
  let decay1 = 1;
  let decay2 = 1;
  const lastPart = Math.floor((1 - LAST_PART) * epochs);
  let before = Infinity;
  for (let epoch = 0; epoch < epochs; epoch++) {
    const loss = objective.gradient(parameters, gradient);
    if (epoch === lastPart) before = loss;
    onStep?.(loss);
    decay1 *= BETA1;
    decay2 *= BETA2;
    const rate = (RATE * Math.sqrt(1 - decay2)) / (1 - decay1);
    for (let i = 0; i < size; i++) {
      m[i] += (1 - BETA1) * (gradient[i] - m[i]);
      v[i] += (1 - BETA2) * (gradient[i] * gradient[i] - v[i]);
      parameters[i] -= (rate * m[i]) / (Math.sqrt(v[i]) + EPSILON);
    }
    project(parameters, box);
  }
  const loss = objective.value(parameters);
  return {
    parameters,
    loss,
    evaluations: epochs + 1,
    converged: epochs >= LEAST_EPOCHS && before - loss < TOLERANCE,
  };
}
