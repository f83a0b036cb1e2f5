import type { EnsembleSpec, ToyRow, ToySource } from '../../src/ensemble/index.js';
import { createNetwork } from '../../src/network/index.js';
import { exponential, purposes, Stream } from '../../src/random/index.js';

export const LAW: ToySource = { kind: 'law', law: 'exponential', mean: [0], deviation: [1] };

/** Events of e^−x. */
export function exponentialEvents(seed: number, rows: number): Float32Array {
  const stream = new Stream(seed, purposes.benchmarkEvents, 0);
  return Float32Array.from({ length: rows }, () => exponential(stream));
}

/** A pool whose event i has the value i, so that events of toys can be told apart. */
export function numberedPool(rows: number, resample = false): ToySource {
  return { kind: 'pool', columns: [Float32Array.from({ length: rows }, (_, i) => i)], rows, resample };
}

/** A run small enough that a toy takes some ten milliseconds. */
export function smallSpec(change: Partial<EnsembleSpec> = {}): EnsembleSpec {
  return {
    reference: { rows: 1000, columns: [exponentialEvents(1, 1000)] },
    expected: 100,
    fit: {
      network: createNetwork(1, [4]),
      clip: { bound: 5, scope: 'kernels' },
      trainer: 'auto',
      starts: 20,
      epochs: 0,
    },
    source: LAW,
    toyYield: { kind: 'poisson', mean: 100 },
    seed: 1,
    observed: 100,
    ...change,
  };
}

/** Rows in order of index, without the times. */
export function inOrder(rows: readonly ToyRow[]): Omit<ToyRow, 'seconds'>[] {
  return rows
    .map(({ seconds, ...row }) => (seconds >= 0 ? row : { ...row, index: NaN }))
    .sort((a, b) => a.index - b.index);
}
