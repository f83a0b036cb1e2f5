import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fillHistogram } from '../../src/histogram/index.js';
import { createNetwork, plainLogRatio } from '../../src/network/index.js';
import { exp } from '../../src/numeric/index.js';
import { runWith } from '../../src/run/runAnalysis.js';
import type { Histograms } from '../../src/run/histograms.js';
import type { Result } from '../../src/run/index.js';
import { expectValid } from '../schema/expectValid.js';
import { fakeEnsemble, smallRun, writeTable } from './fixtures.js';

const REFERENCE = 1200;
const DATA = 60;
/** x is the feature; y = 10 x follows it, in another order of magnitude; both files have more. */
const columnsOf = (events: number, shift: number) => {
  const x = Float64Array.from({ length: events }, (_, i) => 1 + ((i * 37 + shift) % 101) / 100);
  return [
    { name: 'x', values: x },
    { name: 'y', values: x.map((value, i) => (i % 10 === 0 ? 0.01 : 10 * value)) },
    { name: shift === 0 ? 'onlyReference' : 'onlyData', values: x },
    { name: 'w', values: x.map((value) => value / 2) },
  ];
};

async function histogramsOf(
  change: Parameters<typeof smallRun>[0] = {},
  fake = fakeEnsemble(),
): Promise<{ readonly result: Result; readonly histograms: Histograms }> {
  const config = smallRun({ features: ['x'], holdout: 0.25, expected: 50, ...change });
  writeTable(config.reference, columnsOf(REFERENCE, 0));
  writeTable(config.data, columnsOf(DATA, 5));
  const { result } = await runWith(fake.open, config, {});
  const histograms = JSON.parse(readFileSync(join(config.out, 'histograms.json'), 'utf8')) as Histograms;
  expectValid(histograms);
  return { result, histograms };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

describe('histograms.json', () => {
  it('has the features, then the other numeric columns of both files, but no weights', async () => {
    const { histograms } = await histogramsOf({ weight: 'w' });
    expect(histograms.columns.map(({ name, feature }) => [name, feature])).toEqual([
      ['x', true],
      ['y', false],
    ]);
  });

  it('holds every event once: the data, and N(R) of the reference', async () => {
    const { histograms } = await histogramsOf();
    for (const { linear, log } of histograms.columns) {
      for (const bins of log === null ? [linear] : [linear, log]) {
        expect(sum(bins.data) + bins.outside.data).toBe(DATA);
        expect(sum(bins.reference) + bins.outside.reference).toBeCloseTo(50, 9);
      }
    }
  });

  it('reweights by e^f of the event, whatever the column', async () => {
    const { result, histograms } = await histogramsOf({ holdout: undefined, toyPool: 'exponential' });
    const [{ values: x }, { values: y }] = columnsOf(REFERENCE, 0);
    const [mean, deviation] = [result.scaling.mean[0], result.scaling.deviation[0]];
    const f = plainLogRatio(createNetwork(1, [4]), Float64Array.from(result.parameters ?? []), {
      rows: REFERENCE,
      columns: [Float32Array.from(x, (value) => (value - mean) / deviation)],
      extras: [],
    });
    const weights = new Float64Array(REFERENCE).fill(50 / REFERENCE);
    for (const [values, { linear }] of [
      [x, histograms.columns[0]],
      [y, histograms.columns[1]],
    ] as const) {
      const expected = fillHistogram(values, linear.edges, weights, f.map(exp)).sum;
      linear.reweighted?.forEach((value, bin) => {
        expect(value).toBeCloseTo(expected[bin], 9);
      });
      expect(sum(linear.reweighted ?? [])).not.toBeCloseTo(50, 3);
    }
  });

  it('has logarithmic bins where all values are positive and of several orders', async () => {
    const { histograms } = await histogramsOf();
    expect(histograms.columns[0].log).toBeNull();
    const { edges } = histograms.columns[1].log ?? { edges: [] };
    const steps = edges.slice(1).map((edge, i) => edge / edges[i]);
    for (const step of steps) expect(step).toBeCloseTo(steps[0], 9);
    expect(edges[0]).toBeLessThanOrEqual(0.01 + 1e-12);
  });

  it('follows --where, and leaves rows out that were dropped', async () => {
    const { histograms } = await histogramsOf({ where: 'y > 1' });
    expect(sum(histograms.columns[1].linear.data)).toBe(DATA - DATA / 10);
  });

  it('reweights nothing where the fit failed', async () => {
    const { histograms } = await histogramsOf({}, fakeEnsemble(undefined, null));
    expect(histograms.columns.map(({ linear }) => linear.reweighted)).toEqual([null, null, null]);
  });
});
