import { describe, expect, it } from 'vitest';
import { normalTail, normalZFromTail } from '../../src/numeric/index.js';
import { normal, purposes, Stream } from '../../src/random/index.js';
import {
  clopperPearson,
  empiricalThreshold,
  empiricalZ,
  powerAt,
  upperLimit,
} from '../../src/statistic/index.js';

const upTo = (n: number): Float64Array => Float64Array.from({ length: n }, (_, i) => i + 1);
const draws = (seed: number, n: number, shift = 0): Float64Array => {
  const stream = new Stream(seed, purposes.jitter, 0);
  return Float64Array.from({ length: n }, () => normal(stream) + shift).sort();
};

describe('the empirical threshold', () => {
  it('is the value beyond which p = (k + 1)/(n + 1) is at most α', () => {
    // 1000 nulls, α = 0.0228: p of a value above k of them is (k + 1)/1001 ≤ α for k ≤ 21.
    const found = empiricalThreshold(upTo(1000), 0.0228);
    expect(found).toMatchObject({ alpha: 0.0228, value: 979, size: 0.021 });
    const pOf = (value: number): number => (upTo(1000).filter((other) => other >= value).length + 1) / 1001;
    expect(pOf(979.5)).toBeLessThanOrEqual(0.0228);
    expect(pOf(979)).toBeGreaterThan(0.0228);
  });

  it('has the range of one standard deviation of the count beyond it', () => {
    // √(1000 · 0.1 · 0.9) = 9.5, worth a quarter: twice that.
    expect(empiricalThreshold(upTo(1000), 0.1)).toMatchObject({ value: 901, low: 892, high: 910 });
    expect(empiricalThreshold(upTo(1000), 0.1, 250)).toMatchObject({ value: 901, low: 882, high: 920 });
  });

  it('is unresolved where fewer than ten values, or what they are worth, lie beyond', () => {
    expect(empiricalThreshold(upTo(1000), 0.0099)).toBeUndefined();
    expect(empiricalThreshold(upTo(1000), 0.0101)).toBeDefined();
    expect(empiricalThreshold(upTo(1000), 0.05, 150)).toBeUndefined();
    expect(empiricalThreshold([], 0.5)).toBeUndefined();
  });

  it('has its actual size where values tie', () => {
    const tied = Float64Array.from({ length: 1000 }, (_, i) => Math.floor(i / 50));
    // 158 may lie beyond: steps of 50 allow 150.
    expect(empiricalThreshold(tied, 0.159)).toMatchObject({ value: 16, size: 0.15 });
  });

  it('covers failed null fits as the largest values', () => {
    const failed = Float64Array.of(...upTo(985), ...Array<number>(15).fill(Infinity));
    expect(empiricalThreshold(failed, 0.0101)?.value).toBe(Infinity);
    expect(empiricalThreshold(failed, 0.1)?.value).toBe(901);
  });

  it.each([0, 1, NaN])('refuses α = %d', (alpha) => {
    expect(() => empiricalThreshold(upTo(100), alpha)).toThrow('a test of level');
  });
});

describe('power', () => {
  it('counts what is beyond; a failed fit is not', () => {
    const { value, beyond } = powerAt([1, 2, 3, NaN], 1.5);
    expect([value, beyond]).toEqual([0.5, 2]);
  });

  it('of a plain threshold has the Clopper–Pearson interval', () => {
    const { low, high } = powerAt(upTo(100), 40);
    const interval = clopperPearson(60, 100);
    expect(low).toBeCloseTo(interval.low, 12);
    expect(high).toBeCloseTo(interval.high, 12);
  });

  it('has a wider interval where the threshold is less known', () => {
    const values = draws(3, 300, 1.5);
    const [few, many] = [200, 20_000].map((n) => {
      const threshold = empiricalThreshold(draws(4, n), 0.1);
      return threshold === undefined ? NaN : widthOf(powerAt(values, threshold));
    });
    expect(few).toBeGreaterThan(1.2 * many);
    expect(widthOf(powerAt(values, 1.2816))).toBeLessThanOrEqual(1.05 * many);
  });

  it('is covered by its interval: in 60 to 80 % of 400 experiments', () => {
    const [alpha, shift] = [0.0668, 1.5];
    const truth = normalTail(0);
    let covered = 0;
    for (let seed = 1; seed <= 400; seed++) {
      const threshold = empiricalThreshold(draws(2 * seed, 400), alpha);
      if (threshold === undefined) throw new Error('unresolved');
      const { low, high } = powerAt(draws(2 * seed + 1, 200, shift), threshold);
      if (low <= truth && truth <= high) covered++;
    }
    expect(covered / 400).toBeGreaterThan(0.6);
    expect(covered / 400).toBeLessThan(0.8);
  });

  it('of no toys is unknown', () => {
    expect(powerAt([], 1)).toEqual({ value: 0, beyond: 0, low: 0, high: 1 });
  });
});

function widthOf({ low, high }: { low: number; high: number }): number {
  return high - low;
}

describe('Z by null toys', () => {
  it('is that of (k + 1)/(n + 1), ties at or beyond', () => {
    expect(empiricalZ(901, upTo(1000))).toEqual({ z: normalZFromTail(101 / 1001), limit: false });
    expect(empiricalZ(991, upTo(1000))).toEqual({ z: normalZFromTail(11 / 1001), limit: false });
  });

  it('stays finite below all of them', () => {
    expect(empiricalZ(0, upTo(1000))).toEqual({ z: normalZFromTail(1000 / 1001), limit: false });
  });

  it('is a limit with fewer than ten beyond, or worth less than one', () => {
    expect(empiricalZ(992, upTo(1000))).toEqual({ z: normalZFromTail(upperLimit(9, 1000)), limit: true });
    expect(empiricalZ(5000, upTo(1000))).toEqual({ z: normalZFromTail(upperLimit(0, 1000)), limit: true });
    expect(empiricalZ(980, upTo(1000), 40)).toMatchObject({ limit: true });
  });
});
