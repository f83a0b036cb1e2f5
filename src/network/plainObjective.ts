import { Fault } from '../fault/index.js';
import { exp } from '../numeric/index.js';
import { checkEvents } from './checkEvents.js';
import { denseLayers, networkParameters, parameterCount, type DenseLayer, type Network } from './network.js';
import type { EventTerm, Objective } from './objective.js';

/**
 * The plain network: one event at a time, f64 throughout, typed arrays, no allocation an event.
 * It is the oracle of the emitted kernels, and what the bench compares them with.
 */
export function plainObjective(network: Network, terms: readonly EventTerm[]): Objective {
  const size = parameterCount(network);
  const evaluator = new PlainEvaluator(network);
  const run = (parameters: Float64Array, gradient?: Float64Array, fisher?: Float64Array): number => {
    gradient?.fill(0);
    fisher?.fill(0);
    let loss = 0;
    for (const term of terms) loss += evaluator.accumulate(term, parameters, gradient, fisher);
    if (fisher) mirror(fisher, size);
    return loss;
  };
  return { size, value: run, gradient: run, fisher: run };
}

/**
 * f of every event, in f64: f(x) ≈ ln n(x|data)/n(x|reference).
 *
 * @param network - of `inputs` features and `extras` extra columns
 * @param parameters - layer by layer, kernels row by row, then biases; last the coefficients of the extra columns
 * @param events - `columns`: one array a feature, scaled as in the fit; `extras`: one array an extra column; each of
 *   `rows` values
 * @returns `rows` values
 * @throws Fault `usage` if the events or the number of parameters do not fit the network
 * @example
 * const network = createNetwork(1, [4]);
 * const parameters = new Float64Array(networkParameters(network)); // all zero: f is 0
 * const f = plainLogRatio(network, parameters, { rows: 2, columns: [Float32Array.of(0.3, 1.7)], extras: [] });
 */
export function plainLogRatio(
  network: Network,
  parameters: Float64Array,
  events: Pick<EventTerm, 'rows' | 'columns' | 'extras'>,
): Float64Array {
  checkEvents(network, events, 'usage');
  const size = parameterCount(network);
  if (parameters.length !== size)
    throw new Fault('usage', { what: `${parameters.length} parameters are given for a network of ${size}` });
  const evaluator = new PlainEvaluator(network);
  return Float64Array.from({ length: events.rows }, (_, row) => evaluator.logRatio(events, row, parameters));
}

class PlainEvaluator {
  readonly #layers: DenseLayer[];
  readonly #extras: number;
  readonly #extrasFrom: number;
  readonly #size: number;
  /** Activations and back-propagated derivatives of all layers, the inputs first. */
  readonly #activation: Float64Array[];
  readonly #delta: Float64Array[];
  readonly #slope: Float64Array;

  constructor(network: Network) {
    this.#layers = denseLayers(network);
    this.#extras = network.extras;
    this.#extrasFrom = networkParameters(network);
    this.#size = parameterCount(network);
    const widths = [network.inputs, ...network.hidden, 1];
    this.#activation = widths.map((width) => new Float64Array(width));
    this.#delta = widths.map((width) => new Float64Array(width));
    this.#slope = new Float64Array(this.#size);
  }

  /** f of one row; leaves the activations behind. */
  logRatio(events: Pick<EventTerm, 'columns' | 'extras'>, row: number, theta: Float64Array): number {
    const inputs = this.#activation[0];
    for (let k = 0; k < inputs.length; k++) inputs[k] = events.columns[k][row];
    const last = this.#layers.length - 1;
    for (let l = 0; l <= last; l++) {
      const layer = this.#layers[l];
      const from = this.#activation[l];
      const to = this.#activation[l + 1];
      for (let j = 0; j < layer.units; j++) {
        let z = theta[layer.bias + j];
        for (let k = 0; k < layer.inputs; k++) {
          z += theta[layer.kernel + j * layer.inputs + k] * from[k];
        }
        to[j] = l < last ? 1 / (1 + exp(-z)) : z;
      }
    }
    let f = this.#activation[last + 1][0];
    for (let k = 0; k < this.#extras; k++) {
      f += theta[this.#extrasFrom + k] * events.extras[k][row];
    }
    return f;
  }

  accumulate(term: EventTerm, theta: Float64Array, gradient?: Float64Array, fisher?: Float64Array): number {
    const slope = this.#slope;
    let loss = 0;
    for (let row = 0; row < term.rows; row++) {
      const expected = term.expected ? term.expected[row] : 0;
      const observed = term.observed ? term.observed[row] : 0;
      const f = this.logRatio(term, row, theta);
      const ratio = exp(f);
      loss += expected * (ratio - 1) - observed * f;
      if (!gradient) continue;
      this.#differentiate(term, row, theta);
      const residual = term.scale * (expected * ratio - observed);
      for (let p = 0; p < slope.length; p++) {
        gradient[p] = gradient[p] + residual * slope[p];
      }
      if (!fisher) continue;
      const weight = term.scale * Math.abs(expected) * ratio;
      for (let p = 0; p < slope.length; p++) {
        const factor = weight * slope[p];
        for (let q = 0; q <= p; q++) {
          fisher[p * this.#size + q] = fisher[p * this.#size + q] + factor * slope[q];
        }
      }
    }
    return term.scale * loss;
  }

  /** ∂f/∂θ of the row last given to logRatio, into #slope. */
  #differentiate(events: Pick<EventTerm, 'extras'>, row: number, theta: Float64Array): void {
    const slope = this.#slope;
    (this.#delta.at(-1) as Float64Array)[0] = 1;
    for (let l = this.#layers.length - 1; l >= 0; l--) {
      const layer = this.#layers[l];
      const from = this.#activation[l];
      const above = this.#delta[l + 1];
      for (let j = 0; j < layer.units; j++) {
        const d = above[j];
        slope[layer.bias + j] = d;
        for (let k = 0; k < layer.inputs; k++) slope[layer.kernel + j * layer.inputs + k] = d * from[k];
      }
      if (l === 0) break;
      const below = this.#delta[l];
      for (let k = 0; k < layer.inputs; k++) {
        let d = 0;
        for (let j = 0; j < layer.units; j++) {
          d += theta[layer.kernel + j * layer.inputs + k] * above[j];
        }
        const s = from[k];
        below[k] = d * s * (1 - s);
      }
    }
    for (let k = 0; k < this.#extras; k++) {
      slope[this.#extrasFrom + k] = events.extras[k][row];
    }
  }
}

/** Copies the lower triangle of a row-major square matrix to the upper one. */
function mirror(matrix: Float64Array, size: number): void {
  for (let p = 0; p < size; p++) {
    for (let q = 0; q < p; q++) matrix[q * size + p] = matrix[p * size + q];
  }
}
