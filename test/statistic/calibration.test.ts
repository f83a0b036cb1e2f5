/**
 * Calibration on toys that follow χ²13 by construction. Seeds are fixed; another seed would fail one of the verdicts
 * with a chance of about 0.5 %.
 */
import { describe, expect, it } from 'vitest';
import { chi2LogTail, chi2Tail, normalZFromLogTail } from '../../src/numeric/index.js';
import { gamma, normal, purposes, Stream } from '../../src/random/index.js';
import { assess, upperLimit } from '../../src/statistic/index.js';
import type { Evidence } from '../../src/statistic/index.js';
import { chi2Toys } from './chi2Toys.js';

const DOF = 13;

function experiment(seed: number, toys: number, t?: number): Evidence {
  const values = chi2Toys(seed, toys + 1, DOF);
  return {
    t: t ?? values[toys],
    dof: DOF,
    toys: values.subarray(0, toys),
    failed: 0,
    asked: toys,
    rho: 0,
    seed,
  };
}

describe('assess on 2,000 experiments of 19 toys', () => {
  it('has p uniform on {1/20 … 1}: χ²19 p above 1e-3', () => {
    const n = 2000;
    const counts = new Float64Array(20);
    for (let seed = 1; seed <= n; seed++)
      counts[Math.round(assess(experiment(seed, 19)).pvalue.empirical! * 20) - 1]++;
    const expected = n / 20;
    const sum = counts.reduce((total, count) => total + (count - expected) ** 2 / expected, 0);
    expect(chi2Tail(sum, 19)).toBeGreaterThan(1e-3);
  });
});

describe('assess on 200 ensembles of 200 toys, t at Z = 4.2', () => {
  const t = 46;
  const z = normalZFromLogTail(chi2LogTail(t, DOF));
  const results = Array.from({ length: 200 }, (_, i) => assess(experiment(5000 + i, 200, t)).significance);

  it('extrapolates as often as toys of the right law pass KS p ≥ 0.05', () => {
    const extrapolated = results.filter((result) => result.from === 'chi2');
    // 95 % by KS, a little less by the mean and the span.
    expect(extrapolated.length / 200).toBeGreaterThan(0.85);
    for (const { z: own } of extrapolated) expect(own).toBeCloseTo(z, 10);
  });
  it('otherwise gives a limit', () => {
    const limits = results.filter((result) => result.from !== 'chi2');
    expect(limits.length).toBeGreaterThan(0);
    for (const { from } of limits) expect(from).toBe('limit');
  });
});

// The few toys beyond t are all that tells: the mean and KS agree with χ².
it('assess on 991 toys of χ² and 9 far beyond extrapolates in none of 20 ensembles', () => {
  for (let seed = 1; seed <= 20; seed++) {
    const toys = [...chi2Toys(seed, 991, DOF), ...new Float64Array(9).fill(60)];
    const { significance, doubts } = assess({ t: 50, dof: DOF, toys, failed: 0, asked: 1000, rho: 0, seed });
    expect(significance.from).toBe('limit');
    expect(doubts).toContainEqual(
      expect.stringMatching(/^\d+ of 1000 toys at or beyond t where χ² expects 0\.00/),
    );
  }
});

/**
 * t of toys that share a pool: |√ρ g + √(1 − ρ) h|² with g of the pool and h of the toy, so that two are correlated by
 * ρ². Given g it is (1 − ρ) times a noncentral χ².
 */
function pooledToys(stream: Stream, rho: number, toys: number): Float64Array {
  const shift = Math.sqrt((2 * rho * gamma(stream, DOF / 2)) / (1 - rho));
  return Float64Array.from({ length: toys }, () => {
    const x = normal(stream) + shift;
    return (1 - rho) * (x * x + 2 * gamma(stream, (DOF - 1) / 2));
  });
}

// What docs/statistics.md quotes. Of 2,000 pools, p ≤ 0.01 has a standard error of 0.2 to 0.4 %: bounds at four of them.
it.each([
  [0.1, 0.002, 0.02],
  [0.3, 0.007, 0.03],
  [0.5, 0.02, 0.053],
])('p ≤ 0.01 of 999 toys of one pool, ρ = %d: in %d to %d of null data', (rho, least, most) => {
  const n = 2000;
  let small = 0;
  for (let pool = 0; pool < n; pool++) {
    const stream = new Stream(1, purposes.jitter, pool);
    const t = 2 * gamma(stream, DOF / 2);
    const beyond = pooledToys(stream, rho, 999).filter((toy) => toy >= t).length;
    if ((beyond + 1) / 1000 <= 0.01) small++;
  }
  console.log(`ρ = ${rho}: p ≤ 0.01 in ${(100 * small) / n} % of ${n}`);
  expect(small / n).toBeGreaterThan(least);
  expect(small / n).toBeLessThan(most);
});

describe('the 95 % limit', () => {
  it('lies above the true p in at least 95 % of experiments', () => {
    const t = 24;
    const p = chi2Tail(t, DOF);
    const n = 2000;
    let above = 0;
    for (let seed = 10_000; seed < 10_000 + n; seed++) {
      const { toys } = assess(experiment(seed, 50, t));
      if (upperLimit(toys.beyond!, toys.count) >= p) above++;
    }
    // Three standard deviations below 95 %.
    expect(above / n).toBeGreaterThan(0.95 - 3 * Math.sqrt((0.95 * 0.05) / n));
  });
});
