import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logGamma, poissonLogDensity } from '../../src/numeric/index.js';
import {
  clopperPearson,
  effectiveToys,
  empiricalP,
  highestLimit,
  rateTerm,
  resampleShift,
  upperLimit,
} from '../../src/statistic/index.js';

const { clopperPearson: rows } = JSON.parse(
  readFileSync(new URL('../fixtures/distributions.json', import.meta.url), 'utf8'),
) as { clopperPearson: readonly (readonly number[])[] };

describe('clopperPearson', () => {
  it('ends where mpmath has them, to 1e-12 relative, also between the integers', () => {
    for (const [k, n, low, high, upper] of rows) {
      const own = clopperPearson(k, n);
      const at = `${k} of ${n}`;
      expect(Math.abs(own.low - low), at).toBeLessThanOrEqual(1e-12 * low);
      expect(Math.abs(own.high - high), at).toBeLessThanOrEqual(1e-12 * high);
      expect(Math.abs(upperLimit(k, n) - upper), at).toBeLessThanOrEqual(1e-12 * upper);
    }
  });
  it('starts at 0 for k = 0 and ends at 1 for k = n', () => {
    expect(clopperPearson(0, 19).low).toBe(0);
    expect(clopperPearson(0, 19).high).toBeCloseTo(1 - ((1 - 0.6827) / 2) ** (1 / 19), 14);
    expect(clopperPearson(19, 19).high).toBe(1);
    expect(clopperPearson(0, 0)).toEqual({ low: 0, high: 1 });
    expect(upperLimit(19, 19)).toBe(1);
    expect(upperLimit(0, 300)).toBeCloseTo(1 - 0.05 ** (1 / 300), 14);
  });
  it('covers p with at least its level for every p', () => {
    const n = 60;
    const intervals = Array.from({ length: n + 1 }, (_, k) => clopperPearson(k, n));
    for (let p = 0.01; p < 1; p += 0.01) {
      let covered = 0;
      intervals.forEach(({ low, high }, k) => {
        const choose = logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
        if (low <= p && p <= high) covered += Math.exp(choose) * p ** k * (1 - p) ** (n - k);
      });
      expect(covered, `p = ${p}`).toBeGreaterThanOrEqual(0.6827);
    }
  });
  it('is ordered, encloses k/n and mirrors, for any real k and n', () => {
    const pairs = fc
      .tuple(fc.double({ min: 0.01, max: 1e5, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }))
      .map(([n, fraction]) => [n * fraction, n] as const)
      .filter(([k, n]) => k <= n);
    fc.assert(
      fc.property(pairs, ([k, n]) => {
        const { low, high } = clopperPearson(k, n);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(k / n + 1e-12);
        expect(high).toBeGreaterThanOrEqual(k / n - 1e-12);
        expect(high).toBeLessThanOrEqual(1);
        expect(upperLimit(k, n)).toBeGreaterThanOrEqual(high);
        expect(clopperPearson(n - k, n).low).toBeCloseTo(1 - high, 9);
      }),
      { seed: 1, numRuns: 200 },
    );
  });
  it('refuses k outside 0 … n and levels outside 0 … 1', () => {
    expect(() => clopperPearson(-1, 5)).toThrow(/-1 of 5/);
    expect(() => clopperPearson(6, 5)).toThrow(/6 of 5/);
    expect(() => clopperPearson(NaN, 5)).toThrow(/NaN of 5/);
    expect(() => clopperPearson(2, 5, 1)).toThrow(/level 1/);
    expect(() => upperLimit(2, 5, 0)).toThrow(/level 0/);
  });
});

describe('empiricalP', () => {
  it('is (k + 1)/(n + 1)', () => {
    expect(empiricalP(0, 19)).toBe(0.05);
    expect(empiricalP(19, 19)).toBe(1);
  });
});

describe('effectiveToys', () => {
  it('is T/(1 + (T − 1) ρ²)', () => {
    expect(effectiveToys(300, 0)).toBe(300);
    expect(effectiveToys(300, 0.1)).toBeCloseTo(300 / 3.99, 12);
    expect(effectiveToys(1, 0.5)).toBe(1);
    expect(effectiveToys(0, 0.5)).toBe(0);
    expect(effectiveToys(1e9, 0.1)).toBeCloseTo(100, 4);
  });
  it('refuses what is no number of toys or overlap', () => {
    expect(() => effectiveToys(-1, 0)).toThrow(/toys/);
    expect(() => effectiveToys(5, NaN)).toThrow(/overlap/);
  });
});

describe('rateTerm', () => {
  it('is 2 [N_D ln(N_D/N(R)) − (N_D − N(R))]', () => {
    for (const [n, expected] of [
      [2100, 2000],
      [1, 2000],
      [30, 2],
    ]) {
      const direct = 2 * (n * Math.log(n / expected) - (n - expected));
      expect(rateTerm(n, expected)).toBeCloseTo(direct, 10);
    }
  });
  it('is 0 at N_D = N(R), 2 N(R) at N_D = 0, and keeps its digits between', () => {
    expect(rateTerm(2000, 2000)).toBe(0);
    expect(rateTerm(0, 2000)).toBe(4000);
    expect(rateTerm(2000.001, 2000) / (1e-6 / 2000)).toBeCloseTo(1, 5);
  });
  it('is twice the likelihood ratio of two Poisson means', () => {
    const ratio = 2 * (poissonLogDensity(2100, 2100) - poissonLogDensity(2100, 2000));
    expect(rateTerm(2100, 2000)).toBeCloseTo(ratio, 9);
  });
});

describe('resampleShift', () => {
  it('is dof · N(R)/M', () => {
    expect(resampleShift(13, 2000, 20_000)).toBeCloseTo(1.3, 15);
  });
});

describe('highestLimit', () => {
  it('is the limit of the 1/ρ² toys that any number of toys of one pool is worth', () => {
    expect(highestLimit(0.1)).toBeCloseTo(1.888, 3);
    expect(highestLimit(0.01)).toBeGreaterThan(3.4);
    expect(highestLimit(2)).toBeLessThan(0);
  });
});
