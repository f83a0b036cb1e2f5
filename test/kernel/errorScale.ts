import { denseLayers, parameterCount } from '../../src/network/index.js';
import type { Problem } from './problem.js';

/**
 * How far rounding can move each number, to first order and in units of the round-off: every intermediate result is
 * perturbed by itself once, and perturbations are carried forward by absolute values. An implementation in any
 * arithmetic is expected within a small multiple of round-off times this.
 */
interface ErrorScale {
  readonly value: number;
  readonly gradient: Float64Array;
  readonly fisher: Float64Array;
}

/** A number and the scale of its rounding error. */
interface Rounded {
  readonly value: number;
  readonly scale: number;
}

/** Below this times round-off a float kernel is not exact: its exponentials stop at 2^±126. */
const FLOOR = 1e-30;

export function errorScale({ network, parameters, terms }: Problem): ErrorScale {
  const size = parameterCount(network);
  const gradient = new Float64Array(size).fill(FLOOR);
  const fisher = new Float64Array(size * size).fill(FLOOR);
  let value = 0;
  for (const term of terms) {
    for (let row = 0; row < term.rows; row++) {
      const expected = term.scale * (term.expected?.[row] ?? 0);
      const observed = term.scale * (term.observed?.[row] ?? 0);
      const { f, slopes } = oneEvent({ network, parameters, terms }, term, row);
      const ratio = Math.abs(expected) * Math.exp(f.value);
      const residual = Math.abs(expected * Math.exp(f.value) - observed);
      const residualScale = ratio * (1 + f.scale) + Math.abs(observed);
      value +=
        ratio * (1 + f.scale) + Math.abs(expected) + Math.abs(observed) * (Math.abs(f.value) + f.scale);
      for (let p = 0; p < size; p++) {
        const a = slopes[p];
        gradient[p] += residual * a.scale + residualScale * Math.abs(a.value);
        if (expected === 0) continue;
        for (let q = 0; q < size; q++) {
          const b = slopes[q];
          fisher[p * size + q] += ratio * ((1 + f.scale) * Math.abs(a.value * b.value) + product(a, b).scale);
        }
      }
    }
  }
  return { value, gradient, fisher };
}

function product(a: Rounded, b: Rounded): Rounded {
  return {
    value: a.value * b.value,
    scale: Math.abs(a.value) * b.scale + a.scale * Math.abs(b.value) + Math.abs(a.value * b.value),
  };
}

function sum(terms: readonly Rounded[]): Rounded {
  return {
    value: terms.reduce((total, { value }) => total + value, 0),
    scale: terms.reduce((total, { scale }) => total + scale, 0),
  };
}

/** f and ∂f/∂θ of one event. */
function oneEvent(
  { network, parameters }: Problem,
  { columns, extras }: { columns: readonly Float32Array[]; extras: readonly Float32Array[] },
  row: number,
): { f: Rounded; slopes: Rounded[] } {
  const layers = denseLayers(network);
  const parameter = (index: number): Rounded => ({
    value: parameters[index],
    scale: Math.abs(parameters[index]),
  });
  const exact = (value: number): Rounded => ({ value, scale: 0 });
  const activations: Rounded[][] = [columns.map((column) => exact(column[row]))];
  layers.forEach((layer, l) => {
    const from = activations[l];
    activations.push(
      Array.from({ length: layer.units }, (_, j) => {
        const products = from.map((x, k) => product(parameter(layer.kernel + j * layer.inputs + k), x));
        const z = sum([parameter(layer.bias + j), ...products]);
        return l < layers.length - 1 ? sigmoid(z) : z;
      }),
    );
  });
  const slopes = new Array<Rounded>(parameterCount(network));
  const first = parameterCount(network) - network.extras;
  extras.forEach((column, k) => (slopes[first + k] = exact(column[row])));
  let deltas: Rounded[] = [exact(1)];
  for (let l = layers.length - 1; l >= 0; l--) {
    const layer = layers[l];
    const from = activations[l];
    deltas.forEach((delta, j) => {
      slopes[layer.bias + j] = delta;
      from.forEach((x, k) => (slopes[layer.kernel + j * layer.inputs + k] = product(delta, x)));
    });
    deltas = from.map((s, k) => {
      const above = deltas.map((delta, j) => product(parameter(layer.kernel + j * layer.inputs + k), delta));
      // s(1 − s) is a difference: its error is that of s.
      const slope = { value: s.value * (1 - s.value), scale: s.scale + Math.abs(s.value) };
      return product(sum(above), slope);
    });
  }
  const last = (activations.at(-1) as Rounded[])[0];
  return { f: sum([last, ...extras.map((u, k) => product(parameter(first + k), exact(u[row])))]), slopes };
}

function sigmoid(z: Rounded): Rounded {
  const value = 1 / (1 + Math.exp(-z.value));
  return { value, scale: value * (1 - value) * (z.scale + 1) + value + FLOOR };
}
