/**
 * Does t follow χ²13 in the univariate benchmark? KS p ≥ 0.001: if it does, one seed in a thousand fails. Seed 1 found
 * the clip at which it does; the test takes the first seed that had no part in that. Measured with 400 toys and 400
 * coarse starts a seed, scope kernels, by version 0.2.0 (seed 3 at W = 5 by 0.1.0):
 *
 *     W = 5      seeds 1, 2, 3   mean t 13.98, 13.76, 13.87 (± 0.24)   KS p 5e-6, 3e-4, 2e-4
 *     W = 4.5    seed 1          mean t 13.33 ± 0.23                   KS p 0.028
 *     W = 4.25   seeds 1, 2, 3   mean t 12.95, 12.81, 12.82 (± 0.24)   KS p 0.23, 0.17, 0.058
 *
 * At W = 5 fits that stop short of the maximum follow χ²13; ours, which mostly reach it, lie 0.9 ± 0.14 above.
 */
import { availableParallelism } from 'node:os';
import { describe, expect, it } from 'vitest';
import { chi2Cdf } from '../../src/numeric/index.js';
import { kolmogorovSmirnov, momentsOf } from '../../src/statistic/index.js';
import { benchmarkSpec, DOF, openEnsemble, toysOf } from './benchmarkRun.js';

const TOYS = 400;
/** Other clips and seeds, to make the table anew: `NPLM_CLIP=5 NPLM_SEEDS=1,2,3 npx vitest run test/slow/calibration`. */
const BOUND = Number(process.env.NPLM_CLIP ?? 4.25);
const SEEDS = (process.env.NPLM_SEEDS ?? '3').split(',').map(Number);

describe.each(SEEDS)(`400 null toys of the univariate benchmark at W = ${BOUND}, seed %d`, (seed) => {
  it('follow χ²13: KS p ≥ 0.001', { timeout: 900_000 }, async () => {
    const begin = performance.now();
    const ensemble = openEnsemble(benchmarkSpec(seed, BOUND), { workers: availableParallelism() });
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
