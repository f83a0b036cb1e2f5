import type { Objective } from '../../src/network/index.js';

/** Everything that an objective says at a point: loss, gradient, Fisher matrix, one after the other. */
export function everything(objective: Objective, parameters: Float64Array): Float64Array {
  const { size } = objective;
  const out = new Float64Array(2 + size + size * size);
  out[0] = objective.value(parameters);
  out[1] = objective.fisher(parameters, out.subarray(2, 2 + size), out.subarray(2 + size));
  return out;
}
