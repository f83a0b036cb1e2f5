import type * as sources from '../../src/ensemble/index.js';
import type { Ensemble, EnsembleSpec, ToyRow } from '../../src/ensemble/index.js';
import { drawBenchmark, findLaw } from '../../src/benchmark/index.js';
import { defaultStarts } from '../../src/fit/index.js';
import { createNetwork } from '../../src/network/index.js';

export const law = findLaw('exponential');
export const DOF = 13;

/** Built code, for workers run nothing else. */
const built = new URL('../../dist/src/ensemble/index.js', import.meta.url).href;
export const { openEnsemble } = (await import(built)) as typeof sources;

/** The univariate benchmark: N_ref 200,000, N(R) 2000, 1-4-1, kernels in ±W, features as they are. */
export function benchmarkSpec(seed: number, bound: number): EnsembleSpec {
  const columns = drawBenchmark(law, { events: 200_000, seed }).map((x) => Float32Array.from(x));
  const network = createNetwork(1, [4]);
  return {
    reference: { rows: columns[0].length, columns },
    expected: law.expected,
    fit: {
      network,
      clip: { bound, scope: 'kernels' },
      trainer: 'auto',
      starts: defaultStarts(network),
      epochs: 0,
    },
    source: { kind: 'law', law: law.name, mean: [0], deviation: [1] },
    toyYield: { kind: 'poisson', mean: law.expected },
    seed,
    observed: 2500,
  };
}

/** Toys 0 … count − 1, in order. */
export async function toysOf(ensemble: Ensemble, count: number): Promise<ToyRow[]> {
  const rows: ToyRow[] = [];
  await ensemble.runToys(
    Array.from({ length: count }, (_, k) => k),
    (row) => rows.push(row),
  );
  return rows.sort((a, b) => a.index - b.index);
}
