import { denseLayers, parameterCount, type Network } from './network.js';

/** `kernels` bounds the kernels and leaves biases free (the papers); `all` bounds both (the public package since 2024). */
export type ClipScope = 'kernels' | 'all';

/** Weight clipping: every clipped parameter stays in [−bound, bound]. */
export interface Clip {
  readonly bound: number;
  readonly scope: ClipScope;
}

/** Box of the parameters; free parameters have infinite ends. */
export interface Box {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/** The box that a clip means for a network. Coefficients of extra columns are never clipped. */
export function clipBox(network: Network, clip: Clip): Box {
  const upper = new Float64Array(parameterCount(network)).fill(Infinity);
  for (const layer of denseLayers(network)) {
    upper.fill(clip.bound, layer.kernel, clip.scope === 'all' ? layer.bias + layer.units : layer.bias);
  }
  return { lower: upper.map((bound) => -bound), upper };
}

/** Moves each parameter to the nearest value inside the box, in place. */
export function project(parameters: Float64Array, box: Box): void {
  for (let i = 0; i < parameters.length; i++) {
    parameters[i] = Math.min(Math.max(parameters[i], box.lower[i]), box.upper[i]);
  }
}

/** How many parameters sit on an end of their interval. */
export function activeBounds(parameters: Float64Array, box: Box): number {
  let count = 0;
  for (let i = 0; i < parameters.length; i++) {
    const value = parameters[i];
    if (value <= box.lower[i] || value >= box.upper[i]) count++;
  }
  return count;
}
