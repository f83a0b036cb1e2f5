import { describe, expect, it } from 'vitest';
import {
  betaQuantile,
  betaRegularised,
  chi2Cdf,
  chi2Density,
  chi2FromLogTail,
  chi2LogTail,
  chi2Quantile,
  chi2Tail,
  digamma,
  gammaCdf,
  gammaTail,
  gammaTailLog,
  kolmogorovTail,
  logGamma,
  normalLogTail,
  normalTail,
  normalZFromLogTail,
  normalZFromTail,
  poissonLogDensity,
  trigamma,
} from '../../src/numeric/index.js';
import { expectRelative, fixture } from './fixture.js';

const truth = fixture<Record<string, number[][]>>('distributions');

describe('χ² law against mpmath', () => {
  // Rows: dof, t, ln of the upper tail, upper tail, lower tail; dof 1 … 1000, Z −5 … 38.
  const normalRange = truth.chi2.filter((row) => row[3] > 1e-300);
  it('upper tail to 1e-11 relative', () => {
    expectRelative(
      normalRange,
      (dof, t) => chi2Tail(t, dof),
      (row) => row[3],
      1e-11,
    );
  });
  it('logarithm of the upper tail to 1e-12, where the tail underflows too', () => {
    expectRelative(
      truth.chi2,
      (dof, t) => chi2LogTail(t, dof),
      (row) => row[2],
      1e-12,
    );
  });
  it('lower tail to 1e-11 relative', () => {
    expectRelative(
      truth.chi2,
      (dof, t) => chi2Cdf(t, dof),
      (row) => row[4],
      1e-11,
    );
  });
  it('quantiles to 1e-12 relative', () => {
    expectRelative(
      truth.chi2Quantile,
      (p, dof) => chi2Quantile(p, dof),
      (row) => row[2],
      1e-12,
    );
  });
  it('from the logarithm of the tail back to t, Z −5 to 38', () => {
    const rows = truth.chi2.filter((row) => row[2] < -1e-8 && row[2] > -1e4);
    expectRelative(
      rows,
      (dof, _t, logp) => chi2FromLogTail(logp, dof),
      (row) => row[1],
      1e-8,
    );
    const upper = rows.filter((row) => row[2] < -0.5);
    expectRelative(
      upper,
      (dof, _t, logp) => chi2FromLogTail(logp, dof),
      (row) => row[1],
      1e-12,
    );
  });
  it('density is the derivative of the cumulative law', () => {
    for (const dof of [1, 2, 13, 96]) {
      for (const t of [0.3 * dof, dof, 2 * dof]) {
        const h = 1e-4 * t;
        const slope = (chi2Cdf(t + h, dof) - chi2Cdf(t - h, dof)) / (2 * h);
        expect(chi2Density(t, dof) / slope).toBeCloseTo(1, 5);
      }
    }
    expect(chi2Density(0, 13)).toBe(0);
  });
  it('ends', () => {
    expect(chi2Tail(0, 13)).toBe(1);
    expect(chi2Cdf(0, 13)).toBe(0);
    expect(chi2Tail(Infinity, 13)).toBe(0);
    expect(chi2Cdf(Infinity, 13)).toBe(1);
    expect(() => chi2Tail(NaN, 13)).toThrow(/incomplete gamma/);
    expect(() => chi2Tail(3, 0)).toThrow(/incomplete gamma/);
  });
});

describe('gamma law against mpmath', () => {
  it('logarithm of the tail, any shape from 0.03 to 12345.6, to 1e-11', () => {
    expectRelative(
      truth.gamma,
      (a, x) => gammaTailLog(a, x),
      (row) => row[2],
      1e-11,
    );
  });
  it('both tails add to one', () => {
    for (const [a, x] of truth.gamma) expect(gammaTail(a, x) + gammaCdf(a, x)).toBeCloseTo(1, 13);
  });
});

describe('normal law against mpmath', () => {
  it('tail to 1e-12 relative, Z −38 to 37', () => {
    const rows = truth.normal.filter((row) => row[2] > 1e-300);
    expectRelative(
      rows,
      (z) => normalTail(z),
      (row) => row[2],
      1e-12,
    );
  });
  it('logarithm of the tail to 1e-12, Z −38 to 200', () => {
    expectRelative(
      truth.normal,
      (z) => normalLogTail(z),
      (row) => row[1],
      1e-12,
    );
  });
  it('Z from the logarithm of the tail to 1e-12, ln p −1e-12 to −1e6', () => {
    const rows = truth.z.filter((row) => Math.abs(row[1]) > 1e-3);
    expectRelative(
      rows,
      (logp) => normalZFromLogTail(logp),
      (row) => row[1],
      1e-11,
    );
    for (const [logp, z] of truth.z) expect(Math.abs(normalZFromLogTail(logp) - z)).toBeLessThan(1e-12);
  });
  it('Z from p is the inverse of the tail', () => {
    for (const z of [-8, -5, -2, -0.3, 0, 1e-3, 0.7, 2, 5, 8.3, 20, 37]) {
      const p = normalTail(z);
      // Near p = 1 a double of p no longer holds z: its rounding alone is worth 1e-16 / φ(z).
      const lost = z < 0 ? (2e-16 * Math.sqrt(2 * Math.PI)) / Math.exp((-z * z) / 2) : 0;
      expect(Math.abs(normalZFromTail(p) - z)).toBeLessThan(1e-12 + lost);
    }
  });
  it('ends', () => {
    expect(normalZFromTail(0.5)).toBeCloseTo(0, 15);
    expect(normalZFromTail(0)).toBe(Infinity);
    expect(normalZFromTail(1)).toBe(-Infinity);
    expect(normalZFromLogTail(0)).toBe(-Infinity);
    expect(() => normalZFromTail(1.1)).toThrow(/no probability/);
    expect(() => normalZFromLogTail(1e-9)).toThrow(/no probability/);
    expect(() => normalZFromTail(NaN)).toThrow(/no probability/);
  });
});

describe('beta law against mpmath', () => {
  it('I_x(a, b) to 1e-11 relative', () => {
    expectRelative(
      truth.beta.filter((row) => row[3] > 1e-300),
      (a, b, x) => betaRegularised(a, b, x),
      (row) => row[3],
      1e-11,
    );
  });
  // Rows: k, n (integers or not), low and high of 68.27 %, 95 % upper limit.
  const inner = truth.clopperPearson.filter(([k, n]) => k > 0 && k < n);
  it('quantiles that end Clopper–Pearson intervals to 1e-12 relative', () => {
    const alpha = (1 - 0.6827) / 2;
    expectRelative(
      inner,
      (k, n) => betaQuantile(alpha, k, n - k + 1),
      (row) => row[2],
      1e-12,
    );
    expectRelative(
      inner,
      (k, n) => betaQuantile(1 - alpha, k + 1, n - k),
      (row) => row[3],
      1e-12,
    );
    expectRelative(
      inner,
      (k, n) => betaQuantile(0.95, k + 1, n - k),
      (row) => row[4],
      1e-12,
    );
  });
  it('ends', () => {
    expect(betaRegularised(2, 3, 0)).toBe(0);
    expect(betaRegularised(2, 3, 1)).toBe(1);
    expect(betaQuantile(0, 2, 3)).toBe(0);
    expect(betaQuantile(1, 2, 3)).toBe(1);
    expect(betaQuantile(0.1, 1e-5, 1)).toBe(0); // 0.1^100000
    expect(betaQuantile(0.9, 1, 1e-5)).toBe(1);
    expect(() => betaRegularised(0, 3, 0.5)).toThrow(/incomplete beta/);
    expect(() => betaQuantile(1.5, 2, 3)).toThrow(/beta law/);
  });
});

describe('special functions against mpmath', () => {
  it('lnΓ to 4e-16 · max(25, |lnΓ|)', () => {
    for (const [x, value] of truth.gammaFunctions) {
      expect(Math.abs(logGamma(x) - value), `x = ${x}`).toBeLessThan(4e-16 * Math.max(25, Math.abs(value)));
    }
  });
  it('ψ and ψ′ to 1e-14', () => {
    for (const [x, , psi, psi1] of truth.gammaFunctions) {
      expect(Math.abs(digamma(x) - psi), `ψ(${x})`).toBeLessThan(1e-14 * Math.max(1, Math.abs(psi)));
      expect(Math.abs(trigamma(x) / psi1 - 1), `ψ′(${x})`).toBeLessThan(1e-14);
    }
  });
  it('Poisson density to 1e-13 · max(1, |ln|), at mean 1e9 too', () => {
    for (const [k, m, value] of truth.poisson) {
      expect(Math.abs(poissonLogDensity(k, m) - value), `${k} of ${m}`).toBeLessThan(
        1e-13 * Math.max(1, Math.abs(value)),
      );
    }
  });
});

describe('Kolmogorov–Smirnov tail against the exact law (scipy kstwo)', () => {
  // Rows: n, p, the distance whose exact tail is p.
  it('to 1.5e-4 absolute from n = 100, 1.1e-3 from n = 10, 0.015 from n = 4', () => {
    for (const [n, p, d] of truth.kolmogorov) {
      const allowed = n >= 100 ? 1.5e-4 : n >= 10 ? 1.1e-3 : 0.015;
      expect(Math.abs(kolmogorovTail(d, n) - p), `n = ${n}, p = ${p}`).toBeLessThan(allowed);
    }
  });
  it('is monotone in the distance and in n, also between the integers', () => {
    let last = 1;
    for (let d = 0.001; d < 1; d += 0.001) {
      const p = kolmogorovTail(d, 57.3);
      expect(p).toBeLessThanOrEqual(last + 1e-14);
      expect(p).toBeGreaterThanOrEqual(0);
      last = p;
    }
    expect(kolmogorovTail(0.1, 100.5)).toBeLessThan(kolmogorovTail(0.1, 100));
    expect(kolmogorovTail(0.1, 100.5)).toBeGreaterThan(kolmogorovTail(0.1, 101));
  });
  it('ends', () => {
    expect(kolmogorovTail(0, 50)).toBe(1);
    expect(kolmogorovTail(1, 50)).toBe(0);
  });
});
