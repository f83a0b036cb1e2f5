import { parameterCount, type Network, type Objective } from '../network/index.js';
import { LOG2_E } from '../numeric/index.js';
import { aligned, type Arena } from './arena.js';
import { emitKernel, passName, type Depth } from './emit/index.js';
import {
  fisherBytes,
  innerLayers,
  jacobianBytes,
  paddedSize,
  sumsBytes,
  tableLayout,
  topLayers,
} from './layout.js';
import type { PackedTerm } from './packedTerm.js';

type Pass = (
  events: number,
  groups: number,
  table: number,
  sums: number,
  jacobian: number,
  fisher: number,
) => void;

/** Compiles the passes for a network; the module can be sent to workers. */
export function compileKernel(network: Network): WebAssembly.Module {
  return new WebAssembly.Module(emitKernel(network));
}

/** Bytes of an arena that one kernel takes for itself, apart from events. */
export function kernelBytes(network: Network): number {
  const parts = [
    tableLayout(network).bytes,
    sumsBytes(network),
    jacobianBytes(network),
    fisherBytes(network),
  ];
  return parts.reduce((sum, bytes) => sum + aligned(bytes), 0);
}

/**
 * The emitted passes of one network over events in kernel memory: float arithmetic, four events at a time; float
 * sums over blocks of 256 events (64 in the Fisher matrix) are added up in f64 in the order of the blocks, so the
 * bits depend on the events and the parameters alone.
 */
export class Kernel {
  readonly network: Network;
  readonly #passes: WebAssembly.Exports;
  readonly #table: Float32Array;
  readonly #sums: Float64Array;
  readonly #fisher: Float64Array;
  readonly #address: { table: number; sums: number; jacobian: number; fisher: number };
  readonly #size: number;
  readonly #padded: number;
  readonly #fill: (parameters: Float64Array) => void;
  /** What each derivative that a pass computes still lacks: the output weight for the last hidden layer, else 1. */
  readonly #factor: Float64Array;

  constructor(module: WebAssembly.Module, network: Network, arena: Arena) {
    this.network = network;
    this.#size = parameterCount(network);
    this.#padded = paddedSize(network);
    this.#address = {
      table: arena.allocate(tableLayout(network).bytes),
      sums: arena.allocate(sumsBytes(network)),
      jacobian: arena.allocate(jacobianBytes(network)),
      fisher: arena.allocate(fisherBytes(network)),
    };
    this.#table = arena.floats(this.#address.table, tableLayout(network).bytes / 4);
    this.#sums = arena.doubles(this.#address.sums, sumsBytes(network) / 8);
    this.#fisher = arena.doubles(this.#address.fisher, fisherBytes(network) / 8);
    // Rows of the Jacobian beyond the last parameter are never written: they stay zero.
    arena.floats(this.#address.jacobian, jacobianBytes(network) / 4).fill(0);
    this.#factor = new Float64Array(this.#size).fill(1);
    this.#fill = this.#tableFiller();
    this.#passes = new WebAssembly.Instance(module, { env: { memory: arena.memory } }).exports;
  }

  /** The loss of packed terms as a function of the parameters. It lives as long as their memory does. */
  objective(terms: readonly PackedTerm[]): Objective {
    return {
      size: this.#size,
      value: (parameters) => {
        this.#fill(parameters);
        let loss = 0;
        for (const term of terms) loss += this.#run(term, 'value');
        return loss;
      },
      gradient: (parameters, gradient) => {
        this.#fill(parameters);
        gradient.fill(0);
        let loss = 0;
        for (const term of terms) loss += this.#run(term, 'gradient', gradient);
        return loss;
      },
      fisher: (parameters, gradient, fisher) => {
        this.#fill(parameters);
        gradient.fill(0);
        fisher.fill(0);
        let loss = 0;
        for (const term of terms) {
          if (term.role === 'data') loss += this.#run(term, 'gradient', gradient);
          else loss += this.#run(term, 'fisher', gradient, fisher);
        }
        return loss;
      },
    };
  }

  /** One pass over one term: returns its loss, adds to the gradient and the matrix. */
  #run(term: PackedTerm, depth: Depth, gradient?: Float64Array, fisher?: Float64Array): number {
    const sums = this.#sums;
    sums.fill(0);
    if (fisher) this.#fisher.fill(0);
    const { table, sums: sumsAt, jacobian, fisher: fisherAt } = this.#address;
    const pass = this.#passes[passName(term.role, depth)] as Pass;
    pass(term.address, term.groups, table, sumsAt, jacobian, fisherAt);
    if (gradient) {
      for (let p = 0; p < this.#size; p++) {
        const sum = sums[2 * p + 2] + sums[2 * p + 3];
        gradient[p] = gradient[p] + term.scale * sum * this.#factor[p];
      }
    }
    if (fisher) this.#takeFisher(fisher, term.scale);
    return term.scale * (sums[0] + sums[1]);
  }

  #takeFisher(fisher: Float64Array, scale: number): void {
    const size = this.#size;
    for (let p = 0; p < size; p++) {
      const factor = scale * this.#factor[p];
      for (let q = 0; q <= p; q++) {
        const entry = factor * this.#factor[q] * this.#fisher[p * this.#padded + q];
        const sum = fisher[p * size + q] + entry;
        fisher[p * size + q] = sum;
        fisher[q * size + p] = sum;
      }
    }
  }

  /** The function that writes parameters into the table, in all four lanes each, and into #factor. */
  #tableFiller(): (parameters: Float64Array) => void {
    const layout = tableLayout(this.network);
    const inner = innerLayers(this.network);
    const { top, output } = topLayers(this.network);
    const hiddenEnd = output.kernel;
    const splat = (address: number, value: number): void => {
      const at = address / 4;
      this.#table[at] = value;
      this.#table[at + 1] = value;
      this.#table[at + 2] = value;
      this.#table[at + 3] = value;
    };
    return (parameters) => {
      for (let p = 0; p < this.#size; p++) {
        splat(layout.forward(p), parameters[p] * (p < hiddenEnd ? -LOG2_E : 1));
      }
      for (let j = 0; j < top.units; j++) {
        const weight = parameters[output.kernel + j];
        this.#factor.fill(weight, top.kernel + j * top.inputs, top.kernel + (j + 1) * top.inputs);
        this.#factor[top.bias + j] = weight;
      }
      for (const layer of inner) {
        const isTop = layer.kernel === top.kernel;
        for (let p = layer.kernel; p < layer.bias; p++) {
          splat(layout.backward(p), parameters[p] * (isTop ? this.#factor[p] : 1));
        }
      }
    };
  }
}
