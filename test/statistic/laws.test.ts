import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { chi2Cdf, chi2LogTail, normalZFromLogTail } from '../../src/numeric/index.js';
import { purposes, Stream } from '../../src/random/index.js';
import {
  fittedDof,
  gammaBootstrap,
  gammaFit,
  kolmogorovSmirnov,
  momentsOf,
} from '../../src/statistic/index.js';
import { chi2Toys } from './chi2Toys.js';

interface Sample {
  readonly t: readonly number[];
  readonly mean: number;
  readonly meanError: number;
  readonly variance: number;
  readonly varianceError: number;
  readonly distance: number;
  readonly ksPvalue: number;
  readonly shape: number;
  readonly scale: number;
  readonly fittedDof: number;
}
const samples = JSON.parse(
  readFileSync(new URL('../fixtures/statistic.json', import.meta.url), 'utf8'),
) as Sample[];

function near(value: number | null | undefined, truth: number, tolerance: number): void {
  expect(Math.abs(value! / truth - 1), `${value} against ${truth}`).toBeLessThan(tolerance);
}

describe.each(samples.map((sample) => [sample.t.length, sample] as const))('%d toys', (_n, sample) => {
  it('moments equal numpy to 1e-12', () => {
    const own = momentsOf(sample.t);
    near(own.mean, sample.mean, 1e-12);
    near(own.meanError, sample.meanError, 1e-12);
    near(own.variance, sample.variance, 1e-12);
    near(own.varianceError, sample.varianceError, 1e-12);
  });
  it('the gamma fit equals the root by mpmath to 1e-11', () => {
    const own = gammaFit(sample.t);
    near(own?.shape, sample.shape, 1e-11);
    near(own?.scale, sample.scale, 1e-11);
  });
  it('the fitted degrees of freedom equal the root by mpmath to 1e-12', () => {
    near(fittedDof(sample.t), sample.fittedDof, 1e-12);
  });
  it('the Kolmogorov–Smirnov test equals scipy: distance to 1e-12, p to 2e-4', () => {
    const own = kolmogorovSmirnov(sample.t, (x) => chi2Cdf(x, 13));
    near(own.distance, sample.distance, 1e-12);
    expect(Math.abs(own.pvalue - sample.ksPvalue)).toBeLessThan(2e-4);
  });
});

describe('momentsOf', () => {
  it('is null where there are too few values', () => {
    expect(momentsOf([])).toEqual({ mean: null, meanError: null, variance: null, varianceError: null });
    expect(momentsOf([3])).toEqual({ mean: 3, meanError: null, variance: null, varianceError: null });
  });
  it('is zero spread for equal values', () => {
    expect(momentsOf([2, 2, 2])).toEqual({ mean: 2, meanError: 0, variance: 0, varianceError: 0 });
  });
  it('takes the standard errors from the effective number', () => {
    expect(momentsOf([1, 2, 3, 4], 1).meanError).toBeCloseTo(2 * momentsOf([1, 2, 3, 4]).meanError!, 14);
  });
});

describe('gammaFit', () => {
  it('is null where no gamma law is best', () => {
    expect(gammaFit([])).toBeNull();
    expect(gammaFit([3])).toBeNull();
    expect(gammaFit([3, 3, 3])).toBeNull();
    expect(gammaFit([3, 0, 5])).toBeNull();
    expect(gammaFit([3, NaN])).toBeNull();
  });
  it('holds from nearly equal to wildly different values', () => {
    for (const values of [
      [1, 1.001],
      [1e-200, 1e200],
      [1e-300, 1],
    ]) {
      const law = gammaFit(values)!;
      expect(law.shape).toBeGreaterThan(0);
      near(law.shape * law.scale, (values[0] + values[1]) / 2, 1e-12);
    }
  });
});

describe('fittedDof', () => {
  it('is null without values or with a t of zero', () => {
    expect(fittedDof([])).toBeNull();
    expect(fittedDof([4, 0])).toBeNull();
  });
  it('finds small and large numbers', () => {
    for (const value of [1e-30, 0.1, 1, 10, 1000]) expect(fittedDof([value])).toBeGreaterThan(0);
    near(fittedDof([1000]), 1001, 1e-3);
  });
});

describe('kolmogorovSmirnov', () => {
  it('sees both steps of the empirical law, ties included', () => {
    const flat = (x: number): number => x;
    expect(kolmogorovSmirnov([0.25, 0.75], flat).distance).toBe(0.25);
    expect(kolmogorovSmirnov([0.5, 0.5, 0.5], flat).distance).toBe(0.5);
    expect(kolmogorovSmirnov([0.9], flat).distance).toBe(0.9);
  });
  it('leaves the values in their order', () => {
    const values = [0.9, 0.1, 0.5];
    kolmogorovSmirnov(values, (x) => x);
    expect(values).toEqual([0.9, 0.1, 0.5]);
  });
  it('is milder with fewer effective values', () => {
    const values = Array.from({ length: 50 }, (_, i) => (i / 50) * 0.8);
    const all = kolmogorovSmirnov(values, (x) => x);
    const fewer = kolmogorovSmirnov(values, (x) => x, 20.5);
    expect(fewer.distance).toBe(all.distance);
    expect(fewer.pvalue).toBeGreaterThan(all.pvalue);
  });
  it('refuses no values', () => {
    expect(() => kolmogorovSmirnov([], (x) => x)).toThrow(/no values/);
  });
});

describe('gammaBootstrap', () => {
  const stream = (): Stream => new Stream(1, purposes.bootstrap, 0);
  const toys = chi2Toys(1, 300, 13);

  it('encloses the Z of the law the toys follow, and repeats itself', () => {
    const interval = gammaBootstrap(toys, 300, 40, stream())!;
    const z = normalZFromLogTail(chi2LogTail(40, 13));
    expect(interval.low).toBeLessThan(z + 0.3);
    expect(interval.high).toBeGreaterThan(z - 0.3);
    expect(interval.high - interval.low).toBeGreaterThan(0.1);
    expect(gammaBootstrap(toys, 300, 40, stream())).toEqual(interval);
  });
  it('widens as 1/√effective', () => {
    const width = (effective: number): number => {
      const { low, high } = gammaBootstrap(toys, effective, 40, stream())!;
      return high - low;
    };
    const ratio = width(75) / width(300);
    expect(ratio).toBeGreaterThan(1.6);
    expect(ratio).toBeLessThan(2.4);
  });
  it('covers the true Z in 68 % of ensembles', () => {
    const z = normalZFromLogTail(chi2LogTail(40, 13));
    let covered = 0;
    const n = 200;
    for (let i = 0; i < n; i++) {
      const { low, high } = gammaBootstrap(chi2Toys(100 + i, 200, 13), 200, 40, stream())!;
      if (low <= z && z <= high) covered++;
    }
    // 68 % less some percent that percentile intervals miss; the window is four standard deviations wide each side.
    expect(covered / n).toBeGreaterThan(0.68 - 0.04 - 0.132);
    expect(covered / n).toBeLessThan(0.68 + 0.132);
  });
  it('is null for a toy at zero and for equal toys', () => {
    expect(gammaBootstrap([1, 0, 2], 3, 5, stream())).toBeNull();
    expect(gammaBootstrap([2, 2, 2], 3, 5, stream())).toBeNull();
  });
  it('keeps its numbers where Z is 30', () => {
    const interval = gammaBootstrap(toys, 300, 1000, stream())!;
    expect(interval.low).toBeGreaterThan(20);
    expect(interval.high).toBeLessThan(40);
  });
});
