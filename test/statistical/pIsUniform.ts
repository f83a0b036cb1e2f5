/**
 * Is p uniform where there is nothing to find? 200 runs of the command with 19 toys, no cache, each with a seed, a split, a
 * reference and data of its own: p takes the values 1/20 … 20/20, equally often by exchangeability. χ² of 19 degrees of
 * freedom, p ≥ 0.001: a right program fails once in a thousand seeds. p of seeds 1, 2 and 3 are in results/statistical.md.
 */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { drawBenchmark, findLaw } from '../../src/benchmark/index.js';
import { writeArrow } from '../../src/formats/index.js';
import { chi2Tail, exp } from '../../src/numeric/index.js';
import { exponential, purposes, Stream } from '../../src/random/index.js';
import { inProcess } from '../faults/inProcess.js';
import { scratch } from '../run/fixtures.js';

const RUNS = Number(process.env.NPLM_RUNS ?? 200);
const TOYS = 19;
const SEEDS = (process.env.NPLM_SEEDS ?? '1').split(',').map(Number);

/** A way to test nothing: its files, and the words of the command behind them. */
export interface Variant {
  readonly name: string;
  readonly words: readonly string[];
  /** Columns of a reference and of data that follow it. */
  draw(seed: number): { readonly reference: Columns; readonly data: Columns };
}
type Columns = Readonly<Record<string, Float64Array>>;

const REFERENCE = 2000;
const EXPECTED = 100;

/** Reference and data of a benchmark, of seeds that nothing else takes. */
export function ofLaw(name: string, poisson = true): Variant['draw'] {
  const law = findLaw(name);
  const columns = (events: number, seed: number, fluctuates: boolean): Columns =>
    Object.fromEntries(
      drawBenchmark(law, { events, seed, poisson: fluctuates }).map((values, i) => [law.features[i], values]),
    );
  return (seed) => ({
    reference: columns(REFERENCE, 1_000_000 + seed, false),
    data: columns(EXPECTED, 2_000_000 + seed, poisson),
  });
}

/** Events of e^(−x/1.5), weighted to e^−x. */
export function weighted(seed: number): ReturnType<Variant['draw']> {
  const stream = new Stream(3_000_000 + seed, purposes.benchmarkEvents, 0);
  const x = Float64Array.from({ length: 2 * REFERENCE }, () => 1.5 * exponential(stream));
  const weight = x.map((value) => 1.5 * exp(-value / 3));
  return { reference: { x, weight }, data: ofLaw('exponential')(seed).data };
}

const small = [
  '--starts',
  '20',
  '--toys',
  `${TOYS}`,
  '--no-cache',
  '--no-figures',
  '--quiet',
  '--workers',
  '1',
];
/** The yield, as words of the command. */
export const expected = ['--expected', `${EXPECTED}`];
const folder = scratch();
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, columns: Columns): string {
  const path = join(folder, name);
  const listed = Object.entries(columns).map(([column, values]) => ({ name: column, values }));
  writeFileSync(path, writeArrow(listed, new Map()));
  return path;
}

/** How many toys lie at or beyond t of the data: p = (k + 1)/20. */
async function beyond(variant: Variant, seed: number): Promise<number> {
  const { words } = variant;
  const { reference, data } = variant.draw(seed);
  const files = ['--ref', write('reference.arrow', reference), '--data', write('data.arrow', data)];
  const asked = [
    'run',
    ...files,
    ...words,
    ...small,
    '--seed',
    `${seed}`,
    '--out',
    'out',
    '--force',
    '--json',
  ];
  const { code, stdout, stderr } = await inProcess(asked, folder);
  if (code !== 0) throw new Error(stderr);
  const { pvalue } = JSON.parse(stdout) as { readonly pvalue: { readonly empirical: number } };
  return Math.round(pvalue.empirical * (TOYS + 1)) - 1;
}

/** Defines the test of a variant, for each seed asked for. */
export function pIsUniform(variant: Variant): void {
  it.each(SEEDS)(`p is uniform: ${variant.name}, seed %d`, { timeout: 600_000 }, async (seed) => {
    const counts = new Float64Array(TOYS + 1);
    for (let run = 0; run < RUNS; run++) counts[await beyond(variant, 1000 * seed + run)]++;
    const mean = RUNS / counts.length;
    const chi2 = counts.reduce((sum, count) => sum + ((count - mean) * (count - mean)) / mean, 0);
    const p = chi2Tail(chi2, TOYS);
    console.log(`${variant.name}, seed ${seed}: χ² ${chi2.toFixed(1)} of ${TOYS}, p ${p.toPrecision(2)}`);
    expect(p, [...counts].join(' ')).toBeGreaterThanOrEqual(1e-3);
  });
}
