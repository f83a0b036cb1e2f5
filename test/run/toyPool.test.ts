import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runWith } from '../../src/run/runAnalysis.js';
import type { RunConfig } from '../../src/setup/index.js';
import { fakeEnsemble, scratch, smallRun, writeTable } from './fixtures.js';

const run = (config: RunConfig) => runWith(fakeEnsemble().open, config, {});

describe('a pool that is too small', () => {
  const heavy = (): string =>
    writeTable(join(scratch(), 'heavy.arrow'), [
      { name: 'x', values: Float64Array.from({ length: 3000 }, (_, i) => i / 500) },
      { name: 'weight', values: Float64Array.from({ length: 3000 }, (_, i) => (i % 1000 === 0 ? 100 : 0.1)) },
    ]);

  it('after unweighting says what the events are worth, how many are needed, and does not advise to repeat them', async () => {
    await expect(run(smallRun({ reference: heavy(), expected: 60 }))).rejects.toThrow(
      /the pool for toys holds \d events \(1500 weighted events are worth \d after unweighting: largest weight 100, mean 0\.\d+\), fewer than the 95 of the data; give a pool of \d{5,6} such weighted events or more \(.* or --toy-pool FILE of unweighted events\)$/,
    );
  });

  it('is repeated where it is large enough for that', async () => {
    await expect(run(smallRun({ expected: 600 }))).rejects.toThrow(
      /of 1200 events or more .*, or --resample$/,
    );
    await expect(run(smallRun({ expected: 10, holdout: 0.02 }))).rejects.toThrow(/--toy-pool FILE\)$/);
  });

  it('may be that of files that are swapped', async () => {
    const { reference, data, ...config } = smallRun();
    await expect(run({ ...config, reference: data, data: reference })).rejects.toThrow(
      /fewer than the 2000 of the data; are --ref and --data swapped\? Else give a pool/,
    );
    await expect(run(smallRun({ expected: 600 }))).rejects.not.toThrow(/swapped/);
  });
});
