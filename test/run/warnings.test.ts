import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runWith } from '../../src/run/runAnalysis.js';
import type { RunConfig } from '../../src/setup/index.js';
import { fakeEnsemble, scratch, smallRun, writeTable } from './fixtures.js';

const warningsOf = async (config: RunConfig, fake = fakeEnsemble()): Promise<string> =>
  (await runWith(fake.open, config, {})).result.warnings.join('\n');

const xs = (...values: number[]) => [{ name: 'x', values: Float64Array.from(values) }];
const fileOf = (...values: number[]): string => writeTable(join(scratch(), 'x.arrow'), xs(...values));
const range = (n: number, value: (i: number) => number): number[] =>
  Array.from({ length: n }, (_, i) => value(i));

describe('the samples', () => {
  it('of a usual run raise no question', async () => {
    expect(await warningsOf(smallRun())).toBe('χ² is unproven: 20 toys, fewer than 100');
  });

  it('are questioned where the reference repeats its rows', async () => {
    const twice = fileOf(...range(2000, (i) => Math.sqrt(1 + (i >> 1))));
    expect(await warningsOf(smallRun({ reference: twice }))).toMatch(
      /^\d{3} of 1000 reference rows held out for toys are identical to a row that is fitted: does the reference repeat rows, or are its values rounded\?/m,
    );
    const hardly = fileOf(...range(2000, (i) => Math.sqrt(1 + Math.min(i, 1994))));
    expect(await warningsOf(smallRun({ reference: hardly }))).not.toMatch(/identical to a row that/);
  });

  it('are questioned where many data lie outside the range of the reference', async () => {
    const config = smallRun();
    const out = (n: number) => fileOf(...range(95, (i) => (i < n ? 1000 + i : 1 + i / 100)));
    expect(await warningsOf({ ...config, data: out(6) })).toMatch(
      /^feature "x": 6 of 95 data events lie outside the range of the reference, \S+ to \S+: other units, or an event number\?$/m,
    );
    expect(await warningsOf({ ...config, data: out(4), out: join(scratch(), 'o') })).not.toMatch(/outside/);
  });

  it('are questioned where the rate alone is beyond ten standard deviations', async () => {
    const notes = await warningsOf(smallRun({ expected: 0.05 }));
    expect(notes).toMatch(/^95 events seen, 0.05 expected: is N\(R\) a yield\?$/m);
    expect(await warningsOf(smallRun({ expected: 60 }))).not.toMatch(/a yield/);
  });

  it('are questioned where the reference is smaller than the data', async () => {
    const { reference, data, ...config } = smallRun();
    expect(await warningsOf({ ...config, reference: data, data: reference, toyPool: 'exponential' })).toMatch(
      /^the reference has 95 events, fewer than the 2000 of the data: are --ref and --data swapped\?$/m,
    );
  });

  it('are questioned where data repeat their rows, but not where values are rounded', async () => {
    const config = smallRun();
    const twice = fileOf(...range(94, (i) => Math.sqrt(1 + (i >> 1))));
    expect(await warningsOf({ ...config, data: twice })).toMatch(
      /^50 % of the rows of the data repeat another one: were events written twice\? Then p is too small$/m,
    );
    const rounded = (n: number) => fileOf(...range(n, (i) => Math.round(7 * Math.sqrt(i % 97)) / 10));
    const both = { reference: rounded(2000), data: rounded(95), out: join(scratch(), 'o') };
    expect(await warningsOf({ ...config, ...both })).not.toMatch(/repeat another/);
  });

  it('are questioned where data are in the pool of toys', async () => {
    const config = smallRun();
    const pool = fileOf(...range(1000, (i) => 1 + i / 1000));
    const seen = fileOf(...range(95, (i) => (i < 7 ? 1 + i / 1000 : Math.SQRT2 + i)));
    expect(await warningsOf({ ...config, data: seen, toyPool: pool })).toMatch(
      /^7 of 95 data rows are identical to a row of the toy pool: were data left in the pool, or are values rounded\?$/m,
    );
  });
});

describe('a pool that toys share', () => {
  it('is advised to grow, first by --holdout, and says what it can show', async () => {
    expect(await warningsOf(smallRun({ expected: 100, toys: 170 }))).toMatch(
      /^170 toys of 100 events from a pool of 1000 are worth 63 independent ones; however many, they are worth at most 100, and alone can show at most Z ≈ 1.9; a pool of 1300 events \(--holdout 0.65, a larger reference, or --toy-pool FILE\) would make 170 toys worth half their number; fewer toys are not better$/m,
    );
    expect(await warningsOf(smallRun({ expected: 400, toys: 50 }))).toMatch(
      /and alone can show at most Z ≈ 0.\d+; a pool of 2800 events \(a larger reference, or --toy-pool FILE\)/,
    );
    expect(await warningsOf(smallRun({ toys: 90 }))).not.toMatch(/pool/);
  });

  it('too much has p too small in its tail', async () => {
    expect(await warningsOf(smallRun({ expected: 300 }))).toMatch(
      /^a toy takes 30 % of the pool: .* too small/m,
    );
    expect(await warningsOf(smallRun({ expected: 190 }))).not.toMatch(/of the pool: /);
    // Repeated events make p too large instead.
    expect(await warningsOf(smallRun({ expected: 300, resample: true }))).not.toMatch(/too small/);
  });
});

describe('the fits', () => {
  const toysTimes = (factor: number) => fakeEnsemble(({ t }) => ({ t: factor * t }));

  it('of the data that differ by more than the width of χ² depend on their starts', async () => {
    const fake = fakeEnsemble();
    let largest = 26.5;
    const open: typeof fake.open = (...spec) => {
      const ensemble = fake.open(...spec);
      const fitData: typeof ensemble.fitData = async (columns, rows, repeat) => {
        const fit = await ensemble.fitData(columns, rows, repeat);
        return { ...fit, t: repeat === 3 ? largest : fit.t };
      };
      return { ...ensemble, fitData };
    };
    expect(await warningsOf(smallRun(), { ...fake, open })).toMatch(
      /^t of the data depends on its starts: 20 to 26.5 where χ² of 13 has a width of 5.1; raise --starts$/m,
    );
    largest = 26.3;
    expect(await warningsOf(smallRun(), { ...fake, open })).not.toMatch(/starts/);
  });

  it.each([
    [0.5, /mean t \S+ is off 13 by .*; raise --clip \(5 now\) with toys of another seed/],
    [2, /mean t \S+ is off 13 by .*; lower --clip \(5 now\) with toys of another seed/],
    [1.1, /^χ² is unproven: 20 toys, fewer than 100$/m],
  ])('of toys whose t is %d times that of χ² say where the clip must go', async (factor, text) => {
    expect(await warningsOf(smallRun(), toysTimes(factor))).toMatch(text);
  });

  it('of fewer events than parameters say nothing of the clip', async () => {
    const notes = await warningsOf(smallRun({ expected: 12 }), toysTimes(0.1));
    expect(notes).toMatch(/mean t \S+ is off 13/);
    expect(notes).not.toMatch(/--clip/);
  });

  it('of toys far from the reference question the pool, not the clip', async () => {
    const notes = await warningsOf(smallRun({ toyPool: 'exponential' }), toysTimes(10));
    expect(notes).toMatch(
      /^mean t of the toys is 1\d\d where χ² of 13 has 13: the toys do not look like the reference/m,
    );
    expect(notes).not.toMatch(/--clip/);
    expect(await warningsOf(smallRun(), toysTimes(10))).not.toMatch(/look like/);
  });

  it('count one toy as one', async () => {
    const one = fakeEnsemble(({ index }) => ({
      converged: index !== 3,
      ...(index === 4 ? { t: NaN, failed: true } : {}),
    }));
    const notes = await warningsOf(smallRun(), one);
    expect(notes).toMatch(/^1 of 20 toys is not converged and counts with its t$/m);
    expect(notes).toMatch(/^1 of 20 toys failed and counts as beyond t$/m);
  });
});
