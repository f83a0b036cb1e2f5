import { describe, expect, it } from 'vitest';
import { countingSize, fisherCombination, minimumP, rateLogP, tailLaw } from '../../src/classical/index.js';
import { chi2LogTail, exp, log } from '../../src/numeric/index.js';
import { exponential, purposes, Stream } from '../../src/random/index.js';
import { kolmogorovSmirnov, rateTerm } from '../../src/statistic/index.js';
import { chi2Toys } from '../statistic/chi2Toys.js';

describe('countingSize', () => {
  it.each([[0.2], [2], [50], [97.5], [2000]])(
    'is the sum of Poisson probabilities beyond, of ν = %d',
    (nu) => {
      for (const n of [0, 1, Math.floor(nu), Math.ceil(nu) + 1, Math.ceil(nu + 2 * Math.sqrt(nu))]) {
        const threshold = rateTerm(n, nu);
        let size = 0;
        let logDensity = -nu;
        for (let k = 0; k < 4000; k++) {
          if (rateTerm(k, nu) > threshold) size += Math.exp(logDensity);
          logDensity += Math.log(nu / (k + 1));
        }
        expect(countingSize(threshold, nu)).toBeCloseTo(size, 8);
      }
    },
  );
});

describe('rateLogP', () => {
  it('is 0 at the likeliest number', () => {
    expect(rateLogP(2000, 2000)).toBe(0);
    expect(rateLogP(0, 0.2)).toBe(0);
  });
  it('falls on both sides, without underflow', () => {
    for (let n = 2000; n < 2300; n++) expect(rateLogP(n + 1, 2000)).toBeLessThan(rateLogP(n, 2000));
    for (let n = 2000; n > 1700; n--) expect(rateLogP(n - 1, 2000)).toBeLessThan(rateLogP(n, 2000));
    // What n = 0 shares its ratio with lies at e ν, and adds its own probability.
    expect(rateLogP(0, 1e6)).toBeGreaterThan(-1e6);
    expect(rateLogP(0, 1e6)).toBeLessThan(-1e6 + 0.01);
    expect(rateLogP(3e6, 1e6)).toBeLessThan(-1e6);
  });
  it('has a size of at most α, and near it', () => {
    const nu = 50;
    const alpha = 0.0228;
    let size = 0;
    let density = exp(-nu);
    for (let n = 0; n < 200; n++) {
      if (rateLogP(n, nu) <= log(alpha)) size += density;
      density *= nu / (n + 1);
    }
    expect(size).toBeLessThanOrEqual(alpha);
    expect(size).toBeGreaterThan(0.015);
  });
  it.each([
    [-1, 2],
    [1.5, 2],
    [1, 0],
    [1, NaN],
  ])('refuses %d of %d', (n, nu) => {
    expect(() => rateLogP(n, nu)).toThrow(`Poisson test of ${n} events where ${nu} are expected`);
  });
});

it('fisherCombination of uniform p follows χ²4: KS p ≥ 1e-4', () => {
  const stream = new Stream(2, purposes.jitter, 0);
  const values = Array.from({ length: 2000 }, () =>
    fisherCombination(-exponential(stream), -exponential(stream)),
  );
  const { pvalue } = kolmogorovSmirnov(values, (x) => 1 - exp(chi2LogTail(x, 4)));
  expect(pvalue).toBeGreaterThan(1e-4);
});

describe('tailLaw', () => {
  const nulls = chi2Toys(3, 2000, 13);
  const law = tailLaw(nulls);
  const sorted = nulls.slice().sort();

  it('is the rank in the body', () => {
    for (const i of [0, 1, 500, 1000, 1799])
      expect(law(sorted[i])).toBeCloseTo(log((2000 - i + 1) / 2001), 14);
  });
  it('is near the law that the toys follow far beyond them: ln p to 15 % at Z = 4, to 25 % and on the safe side at 6', () => {
    for (const t of [10, 20, 30, 44]) {
      expect(law(t) / chi2LogTail(t, 13)).toBeGreaterThan(0.85);
      expect(law(t) / chi2LogTail(t, 13)).toBeLessThan(1.15);
    }
    expect(law(68) / chi2LogTail(68, 13)).toBeGreaterThan(0.75);
    expect(law(68) / chi2LogTail(68, 13)).toBeLessThan(1);
  });
  it.each([
    ['2,000 toys', nulls],
    ['100 toys', nulls.slice(0, 100)],
    ['5 toys', nulls.slice(0, 5)],
    ['1 toy', [3]],
    ['equal toys', new Array<number>(50).fill(2)],
    ['toys at 0', [0, 0, 0]],
    ['integers', Array.from({ length: 300 }, (_, i) => i % 7)],
    [
      'ties in the tail',
      [...Array.from({ length: 100 }, (_, i) => i / 100), ...new Array<number>(30).fill(1)],
    ],
    ['negative values', Array.from({ length: 200 }, (_, i) => i / 10 - 30)],
  ])('falls, continuous and finite, for %s', (_name, values) => {
    const own = tailLaw(values);
    const least = Math.min(...values) - 1;
    const span = Math.max(...values) + 10 - least;
    const steps = 20_000;
    let before = own(least);
    expect(before).toBe(0);
    for (let i = 1; i <= steps; i++) {
      const value = own(least + (span * i) / steps);
      expect(value).toBeLessThanOrEqual(before);
      before = value;
    }
    // Continuous at every toy: what a millionth of the span changes is small.
    for (const value of values)
      expect(own(value - 1e-9 * span) - own(value + 1e-9 * span)).toBeLessThan(1e-3);
    expect(own(1e6)).toBeLessThan(own(1e5));
    expect(own(1e6)).toSatisfy(Number.isFinite);
  });
  it('leaves the toys in their order, and says nothing without any', () => {
    const values = [3, 1, 2];
    expect(tailLaw(values)(1.5)).toBeLessThan(0);
    expect(values).toEqual([3, 1, 2]);
    expect(tailLaw([])(5)).toBe(0);
  });
});

it('minimumP takes the least p, 0 where none is below 1', () => {
  const laws = [(x: number): number => -x, (x: number): number => -2 * x];
  expect(minimumP([3, 1], laws)).toBe(3);
  expect(minimumP([3, 2], laws)).toBe(4);
  expect(minimumP([0, 0], laws)).toBe(0);
  expect(minimumP([], [])).toBe(0);
});
