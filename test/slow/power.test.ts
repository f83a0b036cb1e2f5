/**
 * The power in the univariate benchmark: the median Z of 30 data sets, from χ²13 at the clip where toys follow it. Tail
 * 10 above 2, bulk 90 above 3; 2.5 and 3.9 were measured with a spread of 1.1 a data set, so that the medians (± 0.25)
 * of other seeds fall below once in 50 and once in 5000.
 */
import { availableParallelism } from 'node:os';
import { afterAll, describe, expect, it } from 'vitest';
import { drawBenchmark, findSignal } from '../../src/benchmark/index.js';
import { chi2LogTail, normalZFromLogTail } from '../../src/numeric/index.js';
import { benchmarkSpec, DOF, law, openEnsemble } from './benchmarkRun.js';

const DATA_SETS = 30;
/** Where t of the toys follows χ²13: see calibration.test.ts. */
const BOUND = 4.25;

describe('the median Z of 30 data sets', () => {
  const ensemble = openEnsemble(benchmarkSpec(1, BOUND), { workers: availableParallelism() });
  afterAll(() => ensemble.close());

  it.each([
    ['tail', 10, 2],
    ['bulk', 90, 3],
  ])('%s %d: above %d', { timeout: 600_000 }, async (name, signalEvents, least) => {
    const signal = findSignal(law, name);
    // Seed 1 drew the reference; the data are drawn with 1001, 1002, …
    const fits = Array.from({ length: DATA_SETS }, (_, i) => {
      const [x] = drawBenchmark(law, { poisson: true, signal, signalEvents, seed: 1001 + i });
      return ensemble.fitData([Float32Array.from(x)], x.length, 0);
    });
    const z = (await Promise.all(fits))
      .map(({ t }) => normalZFromLogTail(chi2LogTail(t, DOF)))
      .sort((a, b) => a - b);
    const median = (z[DATA_SETS / 2 - 1] + z[DATA_SETS / 2]) / 2;
    const figures = `${name}: median Z ${median.toFixed(2)}, from ${z[0].toFixed(1)} to ${z[DATA_SETS - 1].toFixed(1)}`;
    console.log(figures);
    expect(median, figures).toBeGreaterThan(least);
  });
});
