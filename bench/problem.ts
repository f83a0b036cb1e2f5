import { findLaw } from '../src/benchmark/index.js';
import { Fitter, growCellTree, treeCells, type FitOptions, type FitReference } from '../src/fit/index.js';
import {
  Arena,
  compileKernel,
  createMemory,
  Kernel,
  packTerm,
  type PackedTerm,
} from '../src/kernel/index.js';
import { createNetwork, type ClipScope, type EventTerm, type Network } from '../src/network/index.js';
import { poisson, purposes, Stream } from '../src/random/index.js';

/** A reference with its kernel: what the contenders of a bench share. */
export class Problem {
  readonly network: Network;
  readonly kernel: Kernel;
  readonly arena: Arena;
  readonly packed: PackedTerm;
  readonly referenceTerm: EventTerm;
  readonly #mark: number;

  constructor(hidden: readonly number[], reference: readonly Float32Array[], expected: number) {
    const rows = reference[0].length;
    this.network = createNetwork(reference.length, hidden);
    this.arena = new Arena(createMemory(2 ** 28, 'bench'));
    this.kernel = new Kernel(compileKernel(this.network), this.network, this.arena);
    this.referenceTerm = {
      rows,
      columns: reference,
      extras: [],
      expected: new Float32Array(rows).fill(1),
      scale: expected / rows,
    };
    this.packed = packTerm(this.network, this.referenceTerm, this.arena);
    this.#mark = this.arena.mark();
  }

  /** The loss on all events. Drops what was packed before. */
  objective(data: readonly Float32Array[]) {
    this.arena.release(this.#mark);
    return this.kernel.objective([this.packed, packTerm(this.network, dataTerm(data), this.arena)]);
  }

  reference(): FitReference {
    const { rows, columns, expected } = this.referenceTerm;
    const weights = expected as Float32Array;
    return {
      packed: this.packed,
      rows,
      tree: growCellTree({ rows, columns, weights }, treeCells(this.network, rows)),
    };
  }

  fitter(reference: FitReference, bound: number, scope: ClipScope, options: Partial<FitOptions>): Fitter {
    this.arena.release(this.#mark);
    const usual: FitOptions = {
      network: this.network,
      clip: { bound, scope },
      trainer: 'auto',
      starts: 1,
      epochs: 0,
    };
    return new Fitter(this.kernel, this.arena, reference, { ...usual, ...options });
  }
}

export function dataTerm(columns: readonly Float32Array[]): EventTerm {
  const rows = columns[0].length;
  return { rows, columns, extras: [], observed: new Float32Array(rows).fill(1), scale: 1 };
}

const law = findLaw('exponential');
const SEED = 1;

/** Reference events of the univariate benchmark. */
export function exponentialReference(rows: number): Float32Array[] {
  return law
    .draw(new Stream(SEED, purposes.benchmarkEvents, 0), rows)
    .map((column) => Float32Array.from(column));
}

/** A null toy of the univariate benchmark. */
export function exponentialToy(index: number): Float32Array[] {
  const events = poisson(new Stream(SEED, purposes.toyYield, index), law.expected);
  return law
    .draw(new Stream(SEED, purposes.toyEvents, index), events)
    .map((column) => Float32Array.from(column));
}

/** Draws of the start parameters of a toy; `repeat` names the contender. */
export function starts(index: number, repeat: number): () => number {
  const stream = new Stream(SEED, purposes.toyStarts, index, repeat);
  return () => stream.uniform();
}
