/**
 * Is p right, whatever the law of t? 200 small analyses of data that follow the reference, each with its own seed,
 * reference, split and 19 toys: p is uniform on {1/20 … 1}. χ²19 p ≥ 0.001, so each of the two tests fails once in a
 * thousand where all is right.
 */
import { describe, expect, it } from 'vitest';
import { shareState, ToyFitter, type EnsembleSpec, type ToySource } from '../../src/ensemble/index.js';
import { chi2Tail } from '../../src/numeric/index.js';
import { createNetwork } from '../../src/network/index.js';
import { exponential, permutation, poisson, purposes, Stream } from '../../src/random/index.js';
import { splitReference, type Sample } from '../../src/sample/index.js';
import { empiricalP } from '../../src/statistic/index.js';

const ANALYSES = 200;
const TOYS = 19;
const EXPECTED = 100;
const FITTED = 1000;

function events(stream: Stream, rows: number): Float32Array {
  return Float32Array.from({ length: rows }, () => exponential(stream));
}

/** A file of 2000 events, halved: a pool of 1000, of which a toy takes ρ = 0.1. */
function split(file: Float32Array, seed: number): { fit: Float32Array; source: ToySource } {
  const sample: Sample = { origin: 'file', features: ['x'], columns: [file], rows: file.length };
  const { fit, pool } = splitReference(
    sample,
    permutation(new Stream(seed, purposes.split, 0), file.length),
    0.5,
  );
  const columnOf = ({ columns }: Sample): Float32Array => Float32Array.from(columns[0]);
  return {
    fit: columnOf(fit),
    source: { kind: 'pool', columns: [columnOf(pool)], rows: pool.rows, resample: false },
  };
}

function analyse(kind: 'law' | 'pool', seed: number): number {
  const stream = new Stream(seed, purposes.benchmarkEvents, 0);
  const { fit, source } =
    kind === 'pool'
      ? split(events(stream, 2 * FITTED), seed)
      : {
          fit: events(stream, FITTED),
          source: { kind: 'law', law: 'exponential', mean: [0], deviation: [1] } as const,
        };
  const spec: EnsembleSpec = {
    reference: { rows: FITTED, columns: [fit] },
    expected: EXPECTED,
    fit: {
      network: createNetwork(1, [4]),
      clip: { bound: 5, scope: 'kernels' },
      trainer: 'auto',
      starts: 6,
      epochs: 0,
    },
    source,
    toyYield: { kind: 'poisson', mean: EXPECTED },
    seed,
    observed: 250,
  };
  const fitter = new ToyFitter(shareState(spec, 1), 0);
  const fresh = new Stream(seed, purposes.benchmarkEvents, 1);
  const rows = poisson(new Stream(seed, purposes.benchmarkYield, 1), EXPECTED);
  const { t } = fitter.data({ rows, columns: [events(fresh, rows)] }, 0);
  let beyond = 0;
  for (let k = 0; k < TOYS; k++) if (!(fitter.toy(k).t < t)) beyond++;
  return empiricalP(beyond, TOYS);
}

describe.each(['law', 'pool'] as const)('p of 200 analyses with 19 toys from a %s', (kind) => {
  it('is uniform on {1/20 … 1}: χ²19 p ≥ 0.001', { timeout: 600_000 }, () => {
    const begin = performance.now();
    const counts = new Array<number>(TOYS + 1).fill(0);
    for (let seed = 1; seed <= ANALYSES; seed++) counts[Math.round(analyse(kind, seed) * (TOYS + 1)) - 1]++;
    const expected = ANALYSES / (TOYS + 1);
    const chi2 = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    const pvalue = chi2Tail(chi2, TOYS);
    const seconds = (performance.now() - begin) / 1000;
    const figures = `${kind}: χ²19 p ${pvalue.toPrecision(3)} of ${counts.join(' ')}, ${seconds.toFixed(0)} s`;
    console.log(figures);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(ANALYSES);
    expect(pvalue, figures).toBeGreaterThanOrEqual(1e-3);
  });
});
