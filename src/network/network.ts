import { Fault } from '../fault/index.js';

/**
 * A dense network with sigmoid hidden layers and one linear output, plus coefficients of per-event columns:
 *
 *     f(x, u) = out(σ(… σ(K₁x + b₁) …)) + Σ_k c_k u_k
 *
 * The extra columns u enter f linearly, outside the network; nuisance parameters use them.
 */
export interface Network {
  /** Number of features. */
  readonly inputs: number;
  /** Units of each hidden layer, at least one layer. */
  readonly hidden: readonly number[];
  /** Number of extra linear per-event columns. */
  readonly extras: number;
}

/** One dense layer's place in the parameter vector: kernel[unit][input] row by row, then the biases. */
export interface DenseLayer {
  readonly inputs: number;
  readonly units: number;
  /** Index of kernel[0][0]; kernel[j][k] is at `kernel + j · inputs + k`. */
  readonly kernel: number;
  /** Index of the first bias. */
  readonly bias: number;
}

/**
 * A network, checked.
 *
 * @param inputs - number of features, 1 or more
 * @param hidden - units of each hidden layer from the input side, at least one layer
 * @param extras - extra linear columns an event, 0 or more
 * @throws Fault `usage` if a width is not a positive integer
 * @example
 * createNetwork(5, [5, 5, 5]); // 5-5-5-5-1
 */
export function createNetwork(inputs: number, hidden: readonly number[], extras = 0): Network {
  const positive = (n: number): boolean => Number.isSafeInteger(n) && n > 0;
  if (
    !positive(inputs) ||
    hidden.length === 0 ||
    !hidden.every(positive) ||
    !(extras === 0 || positive(extras))
  ) {
    throw new Fault('usage', {
      what: `a network of ${inputs} inputs and hidden layers ${hidden.join(',') || '(none)'} cannot be built`,
      todo: 'give every layer at least one unit',
    });
  }
  return { inputs, hidden: [...hidden], extras };
}

/** Places of all dense layers, input side first; the last is the linear output. */
export function denseLayers(network: Network): DenseLayer[] {
  const widths = [network.inputs, ...network.hidden, 1];
  let next = 0;
  return widths.slice(1).map((units, l) => {
    const inputs = widths[l];
    const layer = { inputs, units, kernel: next, bias: next + inputs * units };
    next = layer.bias + units;
    return layer;
  });
}

/**
 * Number of parameters of the network proper: 13 for 1-4-1, 96 for 5-5-5-5-1. As many degrees of freedom has χ².
 *
 * @example
 * networkParameters(createNetwork(1, [4])); // 13
 */
export function networkParameters(network: Network): number {
  const output = denseLayers(network).at(-1) as DenseLayer;
  return output.bias + 1;
}

/** Length of the parameter vector: network parameters, then the coefficients of the extra columns. */
export function parameterCount(network: Network): number {
  return networkParameters(network) + network.extras;
}

/**
 * The usual name, widths joined by dashes: `5-5-5-5-1`.
 *
 * @example
 * networkName(createNetwork(5, [5, 5, 5])); // '5-5-5-5-1'
 */
export function networkName(network: Network): string {
  return [network.inputs, ...network.hidden, 1].join('-');
}
