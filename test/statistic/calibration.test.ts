/**
 * Calibration on toys that follow χ²13 by construction. Seeds are fixed; each verdict is at p ≥ 1e-3, so another seed
 * would fail one of the three with a chance of about 0.3 %.
 */
import { describe, expect, it } from 'vitest';
import { chi2LogTail, chi2Tail, normalZFromLogTail } from '../../src/numeric/index.js';
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
    for (const { z: own, low, high } of extrapolated) {
      expect(own).toBeCloseTo(z, 10);
      expect(low).toBeLessThanOrEqual(z);
      expect(high).toBeGreaterThanOrEqual(z);
    }
  });
  it('otherwise gives a limit below the true Z', () => {
    const limits = results.filter((result) => result.from === 'limit');
    expect(limits.length).toBeGreaterThan(0);
    for (const { low } of limits) expect(low).toBeLessThan(z);
  });
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
