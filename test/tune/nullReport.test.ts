import { describe, expect, it } from 'vitest';
import { nullReport } from '../../src/tune/nullReport.js';
import { chi2Toys } from '../statistic/chi2Toys.js';

const DOF = 13;
const about = { dof: DOF, failed: 0, rho: 0, seed: 1, searchError: 0.25 };

describe('what fresh toys say of a clip', () => {
  const report = nullReport(chi2Toys(1, 400, DOF), about);

  it('accepts toys of the law', () => {
    expect(report).toMatchObject({ accepted: true, problems: [], toys: 400, effective: 400, failed: 0 });
    expect(Math.abs(report.meanT - DOF) / report.meanError).toBeLessThan(3);
    expect(report.beyond.map(({ z }) => z)).toEqual([1, 2, 2.5, 3]);
    expect(report.beyond[0].expected).toBeCloseTo(400 * 0.158655, 3);
    expect(report.freeChi2!.dof).toBeCloseTo(DOF, 0);
    expect(report.gamma!.shape * report.gamma!.scale).toBeCloseTo(report.meanT, 10);
  });

  it('refuses another mean, and the error of the search counts', () => {
    const shifted = chi2Toys(1, 400, DOF).map((t) => t + 2);
    const { accepted, problems } = nullReport(shifted, { ...about, searchError: 0 });
    expect(accepted).toBe(false);
    expect(problems[0]).toMatch(/^mean t 1[45]\S* is \S+ standard errors from 13$/);
    expect(nullReport(shifted, { ...about, searchError: 1 }).problems.join()).not.toContain('mean');
  });

  it('refuses another shape of the same mean', () => {
    const { problems } = nullReport(
      chi2Toys(1, 400, DOF).map((t) => DOF + 0.5 * (t - DOF)),
      about,
    );
    expect(problems).toEqual([expect.stringMatching(/^KS p .*, below 0.001$/)]);
  });

  it('refuses where many fits failed, and has nothing to say where all did', () => {
    expect(nullReport(chi2Toys(1, 400, DOF), { ...about, failed: 5 }).problems).toEqual([
      '5 of 405 fits failed',
    ]);
    expect(() => nullReport([], { ...about, failed: 400 })).toThrow('400 of 400 fits failed');
  });

  // A sound bootstrap gives p below 0.05 in 2 of 40 on average, and more than 7 once in 3,000 times.
  it('gives p of the fitted law that is uniform where it is the law, and small where it is not', () => {
    let small = 0;
    for (let seed = 1; seed <= 40; seed++) {
      const { freeChi2 } = nullReport(chi2Toys(seed, 60, 5), { ...about, dof: 5, seed });
      if (freeChi2!.pvalue < 0.05) small++;
    }
    expect(small).toBeLessThanOrEqual(7);
    const other = chi2Toys(1, 200, 5).map((t) => 30 + t);
    expect(nullReport(other, about).freeChi2!.pvalue).toBe(0.001);
  });
});
