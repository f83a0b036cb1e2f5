import {
  Fitter,
  growCellTree,
  treeCells,
  fitterBytes,
  type FitData,
  type FitOptions,
} from '../../src/fit/index.js';
import {
  aligned,
  Arena,
  compileKernel,
  createMemory,
  Kernel,
  packedBytes,
  packTerm,
} from '../../src/kernel/index.js';
import { createNetwork } from '../../src/network/index.js';
import { exponential, normal, purposes, Stream } from '../../src/random/index.js';

interface Setting {
  readonly reference: readonly Float32Array[];
  /** Relative weights; absent: all equal. */
  readonly weights?: readonly number[];
  /** N(R). */
  readonly expected: number;
  readonly fit: FitOptions;
  /** The largest sample to come. */
  readonly mostRows?: number;
}

/** 1-4-1 with 100 coarse starts in the papers' clip. */
export const UNIVARIATE: FitOptions = {
  network: createNetwork(1, [4]),
  clip: { bound: 5, scope: 'kernels' },
  trainer: 'auto',
  starts: 100,
  epochs: 0,
};

/** A fitter with a memory of its own, every free byte of which is NaN. */
export function openFitter({ reference, weights, expected, fit, mostRows = 1000 }: Setting): Fitter {
  const { network } = fit;
  const rows = reference[0].length;
  const referenceBytes = aligned(packedBytes(network, 'reference', rows));
  const memory = createMemory(referenceBytes + fitterBytes(network, rows, mostRows), 'a test');
  new Uint8Array(memory.buffer).fill(0xff);
  const given = weights ?? new Array<number>(rows).fill(1);
  const sum = given.reduce((total, weight) => total + weight, 0);
  const own = Float32Array.from(given, (weight) => (weight * rows) / sum);
  const packed = packTerm(
    network,
    { rows, columns: reference, extras: [], expected: own, scale: expected / rows },
    new Arena(memory, 0, referenceBytes),
  );
  const tree = growCellTree({ rows, columns: reference, weights: own }, treeCells(network, rows));
  const arena = new Arena(memory, referenceBytes);
  const kernel = new Kernel(compileKernel(network), network, arena);
  return new Fitter(kernel, arena, { packed, tree, rows }, fit);
}

/** Draws of the starts of fit `index`. */
export function startsOf(index = 0): () => number {
  const stream = new Stream(1, purposes.dataStarts, index);
  return () => stream.uniform();
}

/** Events of e^−x. */
export function exponentialEvents(seed: number, rows: number): Float32Array {
  const stream = new Stream(seed, purposes.benchmarkEvents, 0);
  return Float32Array.from({ length: rows }, () => exponential(stream));
}

/** Uncorrelated normal features. */
export function normalEvents(seed: number, features: number, rows: number): Float32Array[] {
  const stream = new Stream(seed, purposes.benchmarkEvents, 1);
  return Array.from({ length: features }, () => Float32Array.from({ length: rows }, () => normal(stream)));
}

export const dataOf = (...columns: Float32Array[]): FitData => ({ rows: columns[0].length, columns });
