/**
 * The laws of the statistics on null toys and their power. Seeds are fixed; each of the about 60 verdicts is at 4
 * standard errors or p ≥ 1e-4, so that with another seed a correct test would fail with a chance of about 0.6 %.
 */
import { describe, expect, it } from 'vitest';
import {
  fisherCombination,
  minimumP,
  rateLogP,
  tailLaw,
  type ClassicalReference,
  type ClassicalSample,
} from '../../src/classical/index.js';
import { chi2Tail, kolmogorovTail } from '../../src/numeric/index.js';
import { exponential, gamma, normal, poisson, purposes, Stream } from '../../src/random/index.js';
import { kolmogorovSmirnov, momentsOf } from '../../src/statistic/index.js';
import { normalSample, sampleOf, testsOf } from './samples.js';

const EXPECTED = 300;
const ROWS = 60_000;
const TOYS = 1000;

/** Values of all tests on null toys, toy by toy. */
function nullsOf(reference: ClassicalReference): { tests: ReturnType<typeof testsOf>; values: number[][] } {
  const tests = testsOf(reference);
  const values = Array.from({ length: TOYS }, (_, toy) => {
    const stream = new Stream(5, purposes.toyEvents, toy);
    const rows = reference.shapeOnly ? EXPECTED : poisson(stream, EXPECTED);
    const sample = normalSample(stream, rows, reference.columns.length);
    return tests.map((test) => test.statistic(sample, () => stream.uniform()));
  });
  return { tests, values };
}

describe.each([
  [1, false],
  [1, true],
  [3, false],
  [3, true],
])('%d features, shape only: %s', (features, shapeOnly) => {
  const reference = {
    ...normalSample(new Stream(5, purposes.jitter, features), ROWS, features),
    expected: EXPECTED,
    shapeOnly,
  };
  const { tests, values } = nullsOf(reference);
  const of = (name: string): number[] => {
    const i = tests.findIndex((test) => test.name === name);
    return values.map((toy) => toy[i]);
  };
  const expectMean = (name: string, mean: number): void => {
    const moments = momentsOf(of(name));
    expect(Math.abs(moments.mean! - mean), `${name}: ${moments.mean}`).toBeLessThan(4 * moments.meanError!);
  };

  it('p calibrated by 9 toys is uniform on {1/10 … 1}: χ²9 p ≥ 1e-4', () => {
    tests.forEach(({ name, kind }, i) => {
      if (kind === 'rate') return;
      const counts = new Float64Array(10);
      for (let group = 0; group < TOYS / 10; group++) {
        const own = values[10 * group][i];
        let beyond = 0;
        for (let k = 1; k < 10; k++) if (values[10 * group + k][i] >= own) beyond++;
        counts[beyond]++;
      }
      const expected = TOYS / 100;
      const sum = counts.reduce((total, count) => total + (count - expected) ** 2 / expected, 0);
      expect(chi2Tail(sum, 9), name).toBeGreaterThan(1e-4);
    });
  });
  it('χ² has the mean of its cells, less one where the yield is fixed', () => {
    for (const { name, detail } of tests) {
      if (/^(chi2|kd)/.test(name)) expectMean(name, parseInt(detail) - (shapeOnly ? 1 : 0));
    }
  });
  if (features === 1) {
    it('Kolmogorov–Smirnov follows its law, Cramér–von Mises has the mean 1/6, Anderson–Darling 1', () => {
      const { pvalue } = kolmogorovSmirnov(
        of('ks').map((value) => kolmogorovTail(value / Math.sqrt(EXPECTED), EXPECTED)),
        (p) => p,
      );
      expect(pvalue).toBeGreaterThan(1e-4);
      expectMean('cvm', 1 / 6);
      expectMean('ad', 1);
    });
  } else {
    it('the z of the classifier is standard normal in mean and variance', () => {
      expectMean('c2st', 0);
      const { variance, varianceError } = momentsOf(of('c2st'));
      expect(Math.abs(variance! - 1)).toBeLessThan(4 * varianceError!);
    });
    it('the energy distance has the mean E|X − X′| of its law', () => {
      // n times a V-statistic of n events against their law: E|X − X′|, for 3 normal features 4/√π. The 2,000 events that
      // stand for the law add less than 300/2,000 of it.
      const { mean } = momentsOf(of('energy'));
      expect(mean! / (4 / Math.sqrt(Math.PI))).toBeGreaterThan(0.97);
      expect(mean! / (4 / Math.sqrt(Math.PI))).toBeLessThan(1.1);
    });
  }
});

describe('the exponential benchmark, N(R) = 2,000, threshold of 1,500 null toys at Z = 2', () => {
  const size = 0.02275;
  const stream = new Stream(7, purposes.jitter, 0);
  const draw = (rows: number, one: () => number): number[] => Array.from({ length: rows }, one);
  const reference = {
    ...sampleOf(draw(200_000, () => exponential(stream))),
    expected: 2000,
    shapeOnly: false,
  };
  const tests = testsOf(reference);
  const binned = tests.flatMap(({ name }, i) => (/^chi2-\d+$/.test(name) ? [i] : []));
  const toy = (signal: number, one: () => number): ClassicalSample =>
    sampleOf([
      ...draw(poisson(stream, 2000), () => exponential(stream)),
      ...draw(poisson(stream, signal), one),
    ]);
  const shapes = tests.map((test) => test.name);
  const statistics = (sample: ClassicalSample): number[] =>
    tests.map((test) => test.statistic(sample, () => stream.uniform()));

  const nulls = draw(1500, () => 0).map(() => toy(0, () => 0));
  const nullValues = nulls.map(statistics);
  const laws = tests.map((_, i) => tailLaw(nullValues.map((toyValues) => toyValues[i])));
  const extended = (values: readonly number[], rows: number): Record<string, number> => ({
    ...Object.fromEntries(shapes.map((name, i) => [name, values[i]])),
    'ad with rate': fisherCombination(laws[2](values[2]), rateLogP(rows, 2000)),
    'minimum p': minimumP(
      binned.map((i) => values[i]),
      binned.map((i) => laws[i]),
    ),
  });
  const all = nulls.map(({ rows }, i) => extended(nullValues[i], rows));
  const power = (name: string, signal: number, one: () => number): ((name: string) => number) => {
    const signals = draw(400, () => 0).map(() => {
      const sample = toy(signal, one);
      return extended(statistics(sample), sample.rows);
    });
    return (test) => {
      const threshold = all.map((values) => values[test]).sort((a, b) => b - a)[
        Math.floor(size * all.length)
      ];
      const found = signals.filter((values) => values[test] > threshold).length / signals.length;
      console.log(`${name}: ${test} ${found.toFixed(3)}`);
      return found;
    };
  };

  // Published for 20 bins, read to ±.03 from a figure of .05 sampling error: two standard errors of both and ours.
  const published = 2 * Math.sqrt(0.025 * 0.025 + 0.03 * 0.03 + 0.05 * 0.05);
  it('tail peak: χ² on 20 bins of equal probability has the published power .07; the tail is seen by equal widths', () => {
    const of = power('tail', 10, () => 6.4 + 0.16 * normal(stream));
    expect(Math.abs(of('chi2-quantile-20') - 0.07)).toBeLessThan(published);
    expect(of('chi2-20')).toBeGreaterThan(0.3);
    expect(of('ks')).toBeLessThan(0.1);
  });
  it('bulk peak: χ² on 20 bins has the published power .96, and the minimum p is no worse than .05 below', () => {
    const of = power('bulk', 90, () => 1.6 + 0.16 * normal(stream));
    expect(Math.abs(of('chi2-quantile-20') - 0.96)).toBeLessThan(published);
    expect(Math.abs(of('chi2-20') - 0.96)).toBeLessThan(published);
    expect(of('minimum p')).toBeGreaterThan(of('chi2-20') - 0.05);
  });
  it('tail excess: χ² on 20 bins of equal probability has the published power .62; the rate adds to the shape', () => {
    const of = power('excess', 90, () => gamma(stream, 3));
    expect(Math.abs(of('chi2-quantile-20') - 0.62)).toBeLessThan(published);
    expect(of('ad with rate')).toBeGreaterThan(of('ad'));
    expect(of('ad with rate')).toBeGreaterThan(of('count'));
  });
});
