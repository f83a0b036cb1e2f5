/**
 * Is p right, whatever the law of t? 200 runs of the whole command, `--toys 19`, each a process with its own seed,
 * reference file, split and data file that follows the reference: p is uniform on {1/20 … 1}. χ²19 p ≥ 0.001; seeds are
 * 1 … 200, never chosen.
 *
 * Given the fit reference, data and toys from the exact law are alike in everything, so any order of their t is as
 * likely as any other: p is uniform exactly, and the test fails once in a thousand.
 *
 * Toys from the file are alike among themselves, the data not quite one of them. Each takes ρ = N(R)/M = 0.1 of the
 * pool, so that any two share a tenth of their events and their t are correlated by ρ² = 0.01, which is why 19 toys
 * count as 16.1. The data share none, so that their t lies outside those of the toys a little more often. Where t is the
 * sum of 13 squared normals, 800,000 simulated runs put 10.3 and 10.2 in 200 into the bins at the ends of p in place of
 * 10, which adds 0.03 to the mean of χ²19: the test fails 1.02 times in a thousand.
 *
 * Measured with version 0.2.0, χ²19 p: 0.59 by the law, 0.41 from the file.
 */
import { rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { drawBenchmark } from '../../src/benchmark/index.js';
import { chi2Tail } from '../../src/numeric/index.js';
import type { Result } from '../../src/run/index.js';
import { nplm } from '../cli/nplm.js';
import { scratch, writeTable } from '../run/fixtures.js';
import { law } from './benchmarkRun.js';

const RUNS = 200;
const TOYS = 19;
const EXPECTED = 100;
const FITTED = 1000;

const folder = scratch();
afterAll(() => rmSync(folder, { recursive: true }));

/** The file that a run fits, twice as large where half of it is the pool of toys. */
const sources = {
  law: { rows: FITTED, words: ['--toy-pool', 'exponential'] },
  file: { rows: 2 * FITTED, words: [] },
} as const;

async function runOnce(kind: keyof typeof sources, seed: number): Promise<Result> {
  const { rows, words } = sources[kind];
  const path = (name: string): string => join(folder, `${name}-${kind}-${seed}`);
  const [reference, data] = [
    drawBenchmark(law, { events: rows, seed: 1000 + seed }),
    drawBenchmark(law, { events: EXPECTED, poisson: true, seed: 2000 + seed }),
  ].map((columns, i) => writeTable(path(['ref', 'data'][i]), [{ name: 'x', values: columns[0] }]));
  const out = path('out');
  const { code, stdout, stderr } = await nplm([
    ...['run', '--ref', reference, '--data', data, '--expected', `${EXPECTED}`, ...words],
    ...['--toys', `${TOYS}`, '--starts', '4', '--seed', `${seed}`, '--workers', '1'],
    ...['--out', out, '--json', '--quiet', '--no-figures'],
  ]);
  expect([code, stderr]).toEqual([0, '']);
  for (const made of [reference, data, out]) rmSync(made, { recursive: true });
  return JSON.parse(stdout) as Result;
}

/** Seeds 1 … 200, a process a core at a time. */
async function runAll(kind: keyof typeof sources): Promise<Result[]> {
  const results: Result[] = [];
  let seed = 0;
  const lane = async (): Promise<void> => {
    while (seed < RUNS) {
      const own = ++seed;
      results[own - 1] = await runOnce(kind, own);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, lane));
  return results;
}

describe.each([
  ['law', 0, 19],
  ['file', 0.1, 19 / 1.18],
] as const)('p of 200 runs of the command with 19 toys from a %s', (kind, overlap, effective) => {
  it('is uniform on {1/20 … 1}: χ²19 p ≥ 0.001', { timeout: 1_200_000 }, async () => {
    const begin = performance.now();
    const results = await runAll(kind);
    const seconds = (performance.now() - begin) / 1000;

    for (const { toys, sample } of results) {
      expect(toys).toMatchObject({ count: TOYS, failed: 0, overlap });
      expect(toys.effective).toBeCloseTo(effective, 10);
      expect(sample.reference).toBe(FITTED);
    }
    const counts = new Array<number>(TOYS + 1).fill(0);
    for (const { pvalue } of results) counts[Math.round(pvalue.empirical! * (TOYS + 1)) - 1]++;
    const expected = RUNS / (TOYS + 1);
    const chi2 = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    const pvalue = chi2Tail(chi2, TOYS);
    const figures = `${kind}: χ²19 p ${pvalue.toPrecision(3)} of ${counts.join(' ')}, ${seconds.toFixed(0)} s`;
    console.log(figures);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(RUNS);
    expect(pvalue, figures).toBeGreaterThanOrEqual(1e-3);
  });
});
