/**
 * t of the same toys against the same fit reference, with events in another order, features in another order, and features
 * shifted and stretched: t moves by less than 0.1 in 85 % of the toys, and in the mean by less than two standard errors. That
 * the mean moves by more by chance happens once in twenty for each change; these seeds are fixed.
 */
import type * as sources from '../../src/ensemble/index.js';
import { availableParallelism } from 'node:os';
import { describe, expect, it } from 'vitest';
import { findLaw } from '../../src/benchmark/index.js';
import { drawToy, type EnsembleSpec } from '../../src/ensemble/index.js';
import { createNetwork } from '../../src/network/index.js';
import { permutation, purposes, Stream } from '../../src/random/index.js';
import { applyScaling, measureScaling, type Sample } from '../../src/sample/index.js';
import { momentsOf } from '../../src/statistic/index.js';

/** Built code, for workers run nothing else. */
const built = new URL('../../dist/src/ensemble/index.js', import.meta.url).href;
const { openEnsemble } = (await import(built)) as typeof sources;

const TOYS = 100;
const REFERENCE = 4000;
const EXPECTED = 200;

/** Columns of a sample in the law's units. */
type Columns = readonly (Float32Array | Float64Array)[];

interface Case {
  readonly law: string;
  readonly hidden: readonly number[];
  readonly starts: number;
}

function sampleOf(columns: Columns): Sample {
  return { origin: 'toys', features: columns.map((_, i) => `x${i}`), columns, rows: columns[0].length };
}

/** t of each toy, fitted to the reference; the scaling is that of the reference. */
async function fitAll(
  { hidden, starts }: Case,
  reference: Columns,
  toys: readonly Columns[],
): Promise<number[]> {
  const sample = sampleOf(reference);
  const scaling = measureScaling(sample);
  const network = createNetwork(reference.length, hidden);
  const spec: EnsembleSpec = {
    reference: { rows: sample.rows, columns: applyScaling(scaling, reference, sample.rows, sample) },
    expected: EXPECTED,
    fit: { network, clip: { bound: 3, scope: 'kernels' }, trainer: 'auto', starts, epochs: 0 },
    source: { kind: 'pool', columns: reference.map(() => new Float32Array(0)), rows: 0, resample: false },
    toyYield: { kind: 'poisson', mean: EXPECTED },
    seed: 1,
    observed: 400,
  };
  const ensemble = openEnsemble(spec, { workers: availableParallelism() });
  try {
    const fits = toys.map((columns, k) => {
      const rows = columns[0].length;
      // Start seeds of their own: the same network in every toy would not be tested by any.
      return ensemble.fitData(applyScaling(scaling, columns, rows, sampleOf(columns)), rows, k);
    });
    return (await Promise.all(fits)).map(({ t }) => t);
  } finally {
    await ensemble.close();
  }
}

function toysOf(name: string): { reference: Columns; toys: Columns[] } {
  const law = findLaw(name);
  const { length } = law.features;
  const source = {
    kind: 'law',
    law: name,
    mean: new Array<number>(length).fill(0),
    deviation: new Array<number>(length).fill(1),
  } as const;
  const toys = Array.from(
    { length: TOYS },
    (_, index) => drawToy(source, { kind: 'poisson', mean: EXPECTED }, { seed: 1, index }).columns,
  );
  return { reference: law.draw(new Stream(1, purposes.benchmarkEvents, 0), REFERENCE), toys };
}

const shuffled = (columns: Columns, index: number): Columns => {
  const order = permutation(new Stream(2, purposes.jitter, index), columns[0].length);
  return columns.map((column) => Float64Array.from(order, (row) => column[row]));
};
/** Another unit, another zero, another sign for every second feature. */
const stretched = (columns: Columns): Columns =>
  columns.map((column, i) => Float64Array.from(column, (x) => (i % 2 === 0 ? 3 : -0.02) * x + 7));
const swapped = (columns: Columns): Columns => [...columns].reverse();

const line: Case = { law: 'exponential', hidden: [2], starts: 60 };
const plane: Case = { law: 'correlation', hidden: [2], starts: 60 };
const cases = [
  { test: line, name: 'one feature, events in another order', change: shuffled },
  { test: line, name: 'one feature, shifted and stretched', change: stretched },
  { test: plane, name: 'two features, events in another order', change: shuffled },
  { test: plane, name: 'two features, shifted, stretched, one turned round', change: stretched },
  { test: plane, name: 'two features, in another order', change: swapped },
] as const;

describe('t of the same toys', () => {
  it.each(cases)('$name', { timeout: 600_000 }, async ({ test, name, change }) => {
    const { reference, toys } = toysOf(test.law);
    const before = await fitAll(test, reference, toys);
    const after = await fitAll(test, change(reference, TOYS), toys.map(change));
    const moved = after.map((t, k) => t - before[k]);
    const near = moved.filter((difference) => Math.abs(difference) < 0.1).length;
    const { mean, meanError } = momentsOf(moved);
    const figures = `${near} of ${TOYS} within 0.1, mean ${mean?.toFixed(3)} ± ${meanError?.toFixed(3)}`;
    console.log(`${name}: ${figures}`);
    expect(near, figures).toBeGreaterThanOrEqual(0.85 * TOYS);
    expect(Math.abs(mean ?? NaN), figures).toBeLessThanOrEqual(2 * (meanError ?? NaN) + 1e-6);
  });
});
