import type { EnsembleSpec } from '../src/ensemble/index.js';
import { defaultStarts } from '../src/fit/index.js';
import { createNetwork } from '../src/network/index.js';
import { exponentialReference } from './problem.js';

/** Null toys of the univariate benchmark, N_ref 200,000, N(R) 2,000. */
export function poolSpec(): EnsembleSpec {
  const columns = exponentialReference(200_000);
  const network = createNetwork(1, [4]);
  return {
    reference: { rows: columns[0].length, columns },
    expected: 2000,
    fit: {
      network,
      clip: { bound: 5, scope: 'kernels' },
      trainer: 'auto',
      starts: defaultStarts(network),
      epochs: 0,
    },
    source: { kind: 'law', law: 'exponential', mean: [0], deviation: [1] },
    toyYield: { kind: 'poisson', mean: 2000 },
    seed: 1,
    observed: 2000,
  };
}
