import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { drawBenchmark, findLaw } from '../../src/benchmark/index.js';
import { resolveRun } from '../../src/run/index.js';
import { runWith } from '../../src/run/runAnalysis.js';
import { drawReference } from '../../src/setup/drawReference.js';
import { benchmarkOf, type RunConfig, type Tuning } from '../../src/setup/index.js';
import { prepareTune } from '../../src/tune/prepareTune.js';
import { fakeEnsemble, scratch, smallRun, writeTable } from './fixtures.js';

const law = findLaw('exponential');
const TUNED = JSON.parse(
  readFileSync(new URL('../../toys/tunings/exponential-kernels.json', import.meta.url), 'utf8'),
) as Tuning;

/** A run of data of the small run against the benchmark, and what it said. */
async function runOf(change: Partial<RunConfig> = {}) {
  const { data, out } = smallRun();
  const notes: string[] = [];
  const ensemble = fakeEnsemble();
  const config: RunConfig = { reference: 'exponential', data, out, toys: 20, workers: 1, ...change };
  const { result } = await runWith(ensemble.open, config, { note: (text) => notes.push(text) });
  return { config, result, notes: notes.join('\n'), spec: ensemble.specs[0] };
}

describe('--ref BENCHMARK', () => {
  it('draws its reference, and takes its yield, network, scaling, clip and toys', async () => {
    const { result, notes, spec } = await runOf();
    expect(result.config).toMatchObject({
      expected: 2000,
      network: [4],
      scale: 'none',
      clip: TUNED.clip,
      clipScope: 'kernels',
      toyPool: 'exponential',
      holdout: null,
    });
    // The tuning of this very test comes with nplm.
    expect(result.clip).toMatchObject({
      bound: TUNED.clip,
      from: 'tuning',
      tuning: { key: TUNED.key, source: 'shipped' },
    });
    expect(result.sample.reference).toBe(200_000);
    expect(result.inputs[0]).toMatchObject({ role: 'reference', path: 'exponential', rows: 200_000 });
    expect(spec.source).toEqual({ kind: 'law', law: 'exponential', mean: [0], deviation: [1] });
    expect(notes).toContain(
      'reference: 200000 events of the benchmark exponential (one feature that follows e^−x), seed 1\nof the benchmark: network 4, scaling none, toys\n',
    );
    expect(notes).toContain('expected: 2000 events (metadata of the reference)');
    expect(notes).not.toContain('not tuned');
  });

  it('takes nothing that was asked for', async () => {
    const asked = { expected: 90, network: [4], scale: 'none', clip: 3, clipScope: 'kernels' } as const;
    const { result, notes } = await runOf({ ...asked, holdout: 0.25 });
    expect(result.config).toMatchObject({ ...asked, holdout: 0.25, toyPool: null });
    expect(result.clip.from).toBe('option');
    expect(result.sample.reference).toBe(150_000);
    expect(notes).not.toContain('of the benchmark:');
  });

  it('does not give its clip to another network, and says of which yield it is', async () => {
    const other = await runOf({ network: [3] });
    expect(other.result.clip).toMatchObject({ bound: 5, from: 'default' });
    expect(other.notes).toContain('clip: 5 on kernels, a default that is not tuned');
    expect((await runOf({ expected: 100 })).notes).toContain('clip 4.25 on kernels (at N(R) = 2000)');
  });

  it('gives its reference and yield alone to other features and rows', async () => {
    const { result } = await runOf({ where: 'x < 2' });
    expect(result.config).toMatchObject({ scale: 'standard', clip: 5, toyPool: null });
    expect(Math.abs(result.sample.expected - 2000 * (1 - Math.exp(-2)))).toBeLessThan(5);
  });

  it('is of the seed, and has no event in common with generated data of the same seed', () => {
    const [one, again, two] = [1, 1, 2].map((seed) => drawReference(law, seed));
    expect(one.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(again).toEqual(one);
    expect(two.sha256).not.toBe(one.sha256);
    const reference = new Set(one.table.columns[0].values);
    const [data] = drawBenchmark(law, { events: 2000, seed: 1 });
    expect(data.filter((x) => reference.has(x))).toHaveLength(0);
  });

  it('comes after a file of that name; a folder is none', async () => {
    expect(await benchmarkOf('exponential')).toBe(law);
    expect(await benchmarkOf(['exponential'])).toBe(law);
    expect(await benchmarkOf(['exponential', 'correlation'])).toBeUndefined();
    expect(await benchmarkOf(smallRun().data)).toBeUndefined();
    const before = process.cwd();
    const folder = scratch();
    writeFileSync(join(folder, 'correlation'), '');
    try {
      process.chdir(folder);
      expect(await benchmarkOf('correlation')).toBeUndefined();
      expect(await benchmarkOf('exponential')).toBe(law);
    } finally {
      process.chdir(before);
    }
  });

  it('is suggested where a name is nearly one', async () => {
    await expect(runOf({ reference: 'exponentail' })).rejects.toThrow(
      'exponentail: there is no such file; did you mean the benchmark "exponential"?',
    );
  });

  it('resolves to a configuration of the same test', async () => {
    const { config, result } = await runOf();
    const resolved = await resolveRun(config, {});
    expect(resolved).toMatchObject({ reference: 'exponential', toyPool: 'exponential', clip: TUNED.clip });
    const again = await runWith(fakeEnsemble().open, { ...resolved, out: join(scratch(), 'out') }, {});
    expect(again.result.config).toEqual(result.config);
    expect(again.result.inputs).toEqual(result.inputs);
  });

  it('is tuned from its own clip on', async () => {
    const notes: string[] = [];
    const { reference, inputs } = await prepareTune(
      { reference: 'exponential' },
      { note: (text) => notes.push(text) },
    );
    expect(reference.config).toMatchObject({ clip: 4.25, expected: 2000, toyPool: 'exponential', toys: 400 });
    expect(inputs).toEqual({ reference: drawReference(law, 1).sha256 });
    expect(notes).toContain('of the benchmark: network 4, scaling none, toys');
  });

  it('has several features', async () => {
    const columns = drawBenchmark(findLaw('correlation'), { events: 95, seed: 1 });
    const data = writeTable(
      join(scratch(), 'obs.arrow'),
      columns.map((values, i) => ({ name: 'xy'[i], values })),
    );
    const { result } = await runOf({ reference: 'correlation', data });
    expect(result.network.name).toBe('2-5-1');
    await expect(
      runOf({ reference: 'gaussian10', data, features: ['x1'], toyPool: 'gaussian10' }),
    ).rejects.toThrow(/there is no column|--toy-pool gaussian10 has 10 features, the run 1/);
  });
});
