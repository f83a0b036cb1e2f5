/**
 * Does t follow χ²13 in the univariate benchmark? KS p ≥ 0.001: if it does, one seed in a thousand fails. Seeds are
 * 1, 2, 3, …, never chosen; one that fails stays here.
 *
 * Measured with 400 coarse starts: seeds 1, 2, 3 all fail, with mean t 14.02, 13.81, 13.87 (± 0.24), variance 21.3, 23.4,
 * 24.8 and KS p 2e-5, 7e-4, 2e-4. The search finds more than the Adam of the papers, for which W = 5 was tuned: at W = 4.5
 * seed 1 has mean 13.39 and KS p .007.
 */
import { availableParallelism } from 'node:os';
import { describe, expect, it } from 'vitest';
import { chi2Cdf } from '../../src/numeric/index.js';
import { kolmogorovSmirnov, momentsOf } from '../../src/statistic/index.js';
import { benchmarkSpec, DOF, openEnsemble, toysOf } from './benchmarkRun.js';

const TOYS = 400;

describe.each([1])('400 null toys of the univariate benchmark, seed %d', (seed) => {
  it('follow χ²13: KS p ≥ 0.001', { timeout: 900_000 }, async () => {
    const begin = performance.now();
    const ensemble = openEnsemble(benchmarkSpec(seed), { workers: availableParallelism() });
    const toys = await toysOf(ensemble, TOYS);
    await ensemble.close();
    const t = Float64Array.from(toys, (toy) => toy.t);
    const { mean, variance } = momentsOf(t);
    const { pvalue } = kolmogorovSmirnov(t, (x) => chi2Cdf(x, DOF));
    const seconds = (performance.now() - begin) / 1000;
    const figures = `mean ${mean?.toFixed(2)}, variance ${variance?.toFixed(1)}, KS p ${pvalue.toPrecision(2)}, ${seconds.toFixed(0)} s`;
    console.log(`seed ${seed}: ${figures}`);
    expect(toys.filter(({ failed }) => failed).length).toBe(0);
    // One toy in a hundred may stop at its budget.
    expect(toys.filter(({ converged }) => !converged).length).toBeLessThanOrEqual(TOYS / 100);
    expect(pvalue, figures).toBeGreaterThanOrEqual(1e-3);
  });
});
