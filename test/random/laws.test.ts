/**
 * Distribution tests. Seeds are fixed, so they pass or fail for good; each verdict is at p ≥ 1e-4, hence a correct
 * generator with another seed would fail one of the about 20 verdicts with a chance of 0.2 %.
 */
import { describe, expect, it } from 'vitest';
import { chi2Tail, exp, kolmogorovTail, normalTail, poissonLogDensity } from '../../src/numeric/index.js';
import {
  below,
  exponential,
  normal,
  permutation,
  poisson,
  purposes,
  Stream,
  subset,
} from '../../src/random/index.js';

const ALARM = 1e-4;
const stream = (index: number): Stream => new Stream(20260101, purposes.jitter, index);

function draws(n: number, draw: () => number): Float64Array {
  return Float64Array.from({ length: n }, draw);
}

/** p of Pearson's χ² for counts against expectations (all of them large). */
function pearson(counts: ArrayLike<number>, expected: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < counts.length; i++) sum += (counts[i] - expected[i]) ** 2 / expected[i];
  return chi2Tail(sum, counts.length - 1);
}

function ks(values: Float64Array, cdf: (x: number) => number): number {
  const sorted = values.slice().sort();
  const n = sorted.length;
  let distance = 0;
  sorted.forEach((x, i) => {
    distance = Math.max(distance, cdf(x) - i / n, (i + 1) / n - cdf(x));
  });
  return kolmogorovTail(distance, n);
}

describe('uniform', () => {
  it('follows the flat law and stays inside (0, 1)', () => {
    const s = stream(1);
    const values = draws(100_000, () => s.uniform());
    expect(ks(values, (x) => x)).toBeGreaterThan(ALARM);
    expect(values.every((x) => x > 0 && x < 1)).toBe(true);
  });
});

describe('below', () => {
  it.each([1, 2, 7, 1000])('is flat on 0 … %d − 1', (n) => {
    const s = stream(2);
    const counts = new Float64Array(n);
    for (let i = 0; i < 200_000; i++) counts[below(s, n)]++;
    if (n > 1) expect(pearson(counts, new Float64Array(n).fill(200_000 / n))).toBeGreaterThan(ALARM);
  });
  it('is unbiased where a remainder would not be: n = 3 · 2^30', () => {
    const s = stream(3);
    const counts = [0, 0, 0];
    for (let i = 0; i < 30_000; i++) counts[Math.floor(below(s, 3 * 2 ** 30) / 2 ** 30)]++;
    expect(pearson(counts, [10_000, 10_000, 10_000])).toBeGreaterThan(ALARM);
  });
  it('takes 1 to 2^32', () => {
    expect(below(stream(4), 1)).toBe(0);
    expect(below(stream(4), 2 ** 32)).toBe(stream(4).uint32());
    for (const n of [0, -1, 1.5, 2 ** 32 + 1, NaN]) expect(() => below(stream(4), n)).toThrow(/below/);
  });
});

describe('exponential', () => {
  it('follows 1 − e^−x', () => {
    const s = stream(5);
    expect(
      ks(
        draws(100_000, () => exponential(s)),
        (x) => 1 - exp(-x),
      ),
    ).toBeGreaterThan(ALARM);
  });
});

describe('normal', () => {
  it('follows the normal law, moments too', () => {
    const s = stream(6);
    const n = 100_000;
    const values = draws(n, () => normal(s));
    expect(ks(values, (x) => normalTail(-x))).toBeGreaterThan(ALARM);
    const moment = (k: number): number => values.reduce((sum, x) => sum + x ** k, 0) / n;
    // Four standard errors, 6e-5 each.
    expect(Math.abs(moment(1))).toBeLessThan(4 / Math.sqrt(n));
    expect(Math.abs(moment(2) - 1)).toBeLessThan(4 * Math.sqrt(2 / n));
    expect(Math.abs(moment(3))).toBeLessThan(4 * Math.sqrt(15 / n));
    expect(Math.abs(moment(4) - 3)).toBeLessThan(4 * Math.sqrt(96 / n));
  });
});

describe('poisson', () => {
  it.each([0.5, 5, 9.999, 10, 12, 200, 20_000])('follows the density at mean %d', (mean) => {
    const s = stream(7);
    const n = 100_000;
    const root = Math.sqrt(mean);
    // Bins of a quarter of a standard deviation (at least one integer), the ends open; expectations above 20.
    const width = Math.max(1, Math.floor(root / 4));
    const low = Math.max(0, Math.floor(mean - 2.5 * root));
    const bins = Math.ceil((mean + 2.5 * root - low) / width) + 1;
    const bin = (k: number): number => Math.min(bins - 1, Math.max(0, Math.floor((k - low) / width)));
    const counts = new Float64Array(bins);
    const expected = new Float64Array(bins);
    for (let i = 0; i < n; i++) counts[bin(poisson(s, mean))]++;
    for (let k = 0; k < mean + 40 * root + 40; k++) expected[bin(k)] += n * exp(poissonLogDensity(k, mean));
    expect(Math.min(...expected)).toBeGreaterThan(20);
    expect(pearson(counts, expected)).toBeGreaterThan(ALARM);
  });
  it('is the normal law, nearly, at mean 1e9', () => {
    const s = stream(8);
    const n = 20_000;
    const values = draws(n, () => (poisson(s, 1e9) - 1e9) / Math.sqrt(1e9));
    expect(ks(values, (x) => normalTail(-x))).toBeGreaterThan(ALARM);
  });
  it('is 0 at mean 0 and refuses what is no mean', () => {
    expect(poisson(stream(9), 0)).toBe(0);
    for (const mean of [-1, 2e9, NaN, Infinity]) expect(() => poisson(stream(9), mean)).toThrow(/Poisson/);
  });
});

describe('permutation', () => {
  it('holds every number once', () => {
    for (const n of [0, 1, 2, 1000]) {
      expect([...permutation(stream(10), n)].sort((a, b) => a - b)).toEqual(
        Array.from({ length: n }, (_, i) => i),
      );
    }
  });
  it('draws all 24 orders of four equally often', () => {
    const s = stream(11);
    const counts = new Map<string, number>();
    for (let i = 0; i < 24_000; i++) {
      const name = permutation(s, 4).join();
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    expect(counts.size).toBe(24);
    expect(pearson([...counts.values()], new Float64Array(24).fill(1000))).toBeGreaterThan(ALARM);
  });
});

describe('subset', () => {
  it('draws all 20 sets of 3 of 6 equally often', () => {
    const s = stream(12);
    const counts = new Map<string, number>();
    for (let i = 0; i < 20_000; i++) {
      const name = subset(s, 6, 3).sort().join();
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    expect(counts.size).toBe(20);
    expect(pearson([...counts.values()], new Float64Array(20).fill(1000))).toBeGreaterThan(ALARM);
  });
  it('draws 20,000 distinct of a million, flat over them', () => {
    const chosen = subset(stream(13), 1_000_000, 20_000);
    expect(new Set(chosen).size).toBe(20_000);
    expect(
      ks(
        Float64Array.from(chosen, (x) => (x + 0.5) / 1_000_000),
        (x) => x,
      ),
    ).toBeGreaterThan(ALARM);
  });
  it('takes none, one and all', () => {
    expect([...subset(stream(14), 5, 0)]).toEqual([]);
    expect([...subset(stream(14), 0, 0)]).toEqual([]);
    expect([...subset(stream(14), 1, 1)]).toEqual([0]);
    expect([...subset(stream(14), 1000, 1000)].sort((a, b) => a - b)).toEqual(
      Array.from({ length: 1000 }, (_, i) => i),
    );
    expect(subset(stream(14), 2 ** 32 - 1, 3).every((x) => x < 2 ** 32 - 1)).toBe(true);
  });
  it('refuses more than there are', () => {
    expect(() => subset(stream(15), 5, 6)).toThrow(/6 distinct integers of 5/);
    expect(() => subset(stream(15), 2 ** 32, 6)).toThrow(/distinct/);
    expect(() => subset(stream(15), 5, -1)).toThrow(/distinct/);
  });
});

describe('streams beside each other', () => {
  it('first uniforms of 20,000 consecutive toys are flat and uncorrelated with the next toy', () => {
    const n = 20_000;
    const firsts = Float64Array.from({ length: n }, (_, k) => new Stream(1, purposes.toyEvents, k).uniform());
    expect(ks(firsts, (x) => x)).toBeGreaterThan(ALARM);
    let sum = 0;
    for (let k = 1; k < n; k++) sum += (firsts[k] - 0.5) * (firsts[k - 1] - 0.5);
    expect(Math.abs(sum * 12) / Math.sqrt(n)).toBeLessThan(4);
  });
});

describe('first numbers', () => {
  it('keep their bits: stored toys depend on them', () => {
    const s = (): Stream => new Stream(1, purposes.toyEvents, 4711);
    expect([s().uniform(), exponential(s()), normal(s()), poisson(s(), 5), poisson(s(), 2000)])
      .toMatchInlineSnapshot(`
      [
        0.09712794605714292,
        2.3317261381196746,
        -0.19633742045109961,
        2,
        1931,
      ]
    `);
    expect([...permutation(s(), 6), ...subset(s(), 1000, 6)]).toMatchInlineSnapshot(`
      [
        3,
        0,
        2,
        1,
        5,
        4,
        647,
        191,
        605,
        580,
        830,
        726,
      ]
    `);
  });
});
