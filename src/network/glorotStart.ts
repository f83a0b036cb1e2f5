import { denseLayers, parameterCount, type Network } from './network.js';

/**
 * Random start: Glorot-uniform kernels, zero biases, zero extra coefficients.
 * Glorot and Bengio 2010: kernel entries uniform in ±√(6 / (inputs + units)).
 *
 * @param uniform - draws from (0, 1)
 */
export function glorotStart(network: Network, uniform: () => number): Float64Array {
  const start = new Float64Array(parameterCount(network));
  for (const { inputs, units, kernel } of denseLayers(network)) {
    const limit = Math.sqrt(6 / (inputs + units));
    for (let i = 0; i < inputs * units; i++) start[kernel + i] = limit * (2 * uniform() - 1);
  }
  return start;
}
