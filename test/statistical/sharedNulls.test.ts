/**
 * Null toys that many data sets share: t of 200 data sets that follow the reference, fitted as observed data are, against t of
 * 400 toys. Two-sample Kolmogorov–Smirnov test, p ≥ 0.001: a right program fails once in a thousand seeds. Both laws are
 * conditional on one fit reference, which is what makes the toys those of any data.
 */
import type * as sources from '../../src/ensemble/index.js';
import { availableParallelism } from 'node:os';
import { describe, expect, it } from 'vitest';
import { drawBenchmark, findLaw } from '../../src/benchmark/index.js';
import type { EnsembleSpec } from '../../src/ensemble/index.js';
import { createNetwork } from '../../src/network/index.js';
import { kolmogorovTail } from '../../src/numeric/index.js';

/** Built code, for workers run nothing else. */
const built = new URL('../../dist/src/ensemble/index.js', import.meta.url).href;
const { openEnsemble } = (await import(built)) as typeof sources;

const SEEDS = (process.env.NPLM_SEEDS ?? '1').split(',').map(Number);
const TOYS = 400;
const DATA_SETS = 200;
const EXPECTED = 200;

function specOf(name: string, seed: number): EnsembleSpec {
  const law = findLaw(name);
  const columns = drawBenchmark(law, { events: 4000, seed }).map((x) => Float32Array.from(x));
  return {
    reference: { rows: columns[0].length, columns },
    expected: EXPECTED,
    fit: {
      network: createNetwork(columns.length, [2]),
      clip: { bound: 3, scope: 'kernels' },
      trainer: 'auto',
      starts: 20,
      epochs: 0,
    },
    source: { kind: 'law', law: name, mean: columns.map(() => 0), deviation: columns.map(() => 1) },
    toyYield: { kind: 'poisson', mean: EXPECTED },
    seed,
    observed: 400,
  };
}

/** The largest distance of two empirical distributions. */
function distance(a: readonly number[], b: readonly number[]): number {
  const below = (values: readonly number[], x: number): number =>
    values.filter((value) => value <= x).length / values.length;
  return Math.max(...[...a, ...b].map((x) => Math.abs(below(a, x) - below(b, x))));
}

describe.each(SEEDS)('t of data and of the toys they share, seed %d', (seed) => {
  it.each(['exponential', 'correlation'])('follow one law: %s', { timeout: 600_000 }, async (name) => {
    const ensemble = openEnsemble(specOf(name, seed), { workers: availableParallelism() });
    try {
      const toys: number[] = [];
      await ensemble.runToys(new Uint8Array(TOYS).keys(), ({ t }) => toys.push(t));
      const fits = Array.from({ length: DATA_SETS }, (_, k) => {
        const columns = drawBenchmark(findLaw(name), {
          events: EXPECTED,
          poisson: true,
          seed: 10_000 * seed + k,
        }).map((x) => Float32Array.from(x));
        return ensemble.fitData(columns, columns[0].length, 0);
      });
      const data = (await Promise.all(fits)).map(({ t }) => t);
      const d = distance(data, toys);
      const p = kolmogorovTail(d, (TOYS * DATA_SETS) / (TOYS + DATA_SETS));
      console.log(`${name}, seed ${seed}: distance ${d.toFixed(3)}, p ${p.toPrecision(2)}`);
      expect(p).toBeGreaterThanOrEqual(1e-3);
    } finally {
      await ensemble.close();
    }
  });
});
