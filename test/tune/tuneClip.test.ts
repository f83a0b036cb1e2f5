import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toyRoles, type Ensemble, type EnsembleSpec } from '../../src/ensemble/index.js';
import { readArrow } from '../../src/formats/index.js';
import { checksumOf, findTuning, keepTuning, type RunConfig } from '../../src/setup/index.js';
import { shortProbability } from '../../src/text/index.js';
import { chi2Toys } from '../statistic/chi2Toys.js';
import { runWith } from '../../src/run/runAnalysis.js';
import { tuneWith } from '../../src/tune/tuneClip.js';
import type { TuneConfig, TuneHooks } from '../../src/tune/index.js';
import { fakeEnsemble, scratch, smallRun } from '../run/fixtures.js';
import { expectValidFolder } from '../schema/expectValid.js';

const DOF = 13;
const ROOT = 4;

/** An ensemble whose t follows χ²13 at W = 4, and is 7 ln(W/4) larger elsewhere; other toys for each role. */
function clipEnsemble(beforeToy: () => void = () => undefined) {
  const fitted: string[] = [];
  const open = (spec: EnsembleSpec): Ensemble => {
    const { bound } = spec.fit.clip;
    const { role = 'calibration' } = spec;
    const law = chi2Toys(spec.seed + 10 * toyRoles[role], 2000, DOF);
    return {
      fitData: () => Promise.reject(new Error('there are no data')),
      runToys: async (indices, onToy, signal) => {
        for (const index of indices) {
          await Promise.resolve();
          beforeToy();
          signal?.throwIfAborted();
          fitted.push(`${role} ${bound} ${index}`);
          const t = law[index] + 7 * Math.log(bound / ROOT);
          const fit = { nData: 100, starts: 1, polished: 1, evaluations: 1, activeBounds: 0 };
          onToy({ index, t, ...fit, converged: true, failed: false, seconds: 0.001 });
        }
      },
      runTests: () => Promise.reject(new Error('a tuning makes no classical tests')),
      close: () => Promise.resolve(),
    };
  };
  return { open, fitted };
}

function smallTune(
  change: Partial<TuneConfig> = {},
): TuneConfig & { readonly out: string; readonly data: string } {
  const config = smallRun();
  return { ...config, toys: 200, ...change, out: join(config.out, '../tuned') };
}

/** A run of the same test that takes the clip. */
const runOf = (config: ReturnType<typeof smallTune>) => ({
  ...config,
  toys: 20,
  out: `${config.out}-run`,
  tuned: join(config.out, 'tuning.json'),
});

const tune = (config: TuneConfig, hooks: TuneHooks = {}, ensemble = clipEnsemble()) =>
  tuneWith(ensemble.open, config, hooks);

describe('a tuning', () => {
  it('finds the clip, tests it on fresh toys, and keeps all of them', async () => {
    const config = smallTune();
    const ensemble = clipEnsemble();
    const { result: tuning, status } = await tune(config, {}, ensemble);
    expect(status).toBe('new');
    expect(Math.abs(tuning.clip - ROOT) / tuning.clipError).toBeLessThan(3);
    expect(tuning).toMatchObject({ problems: [], dof: DOF, searchToys: 400, toys: 200, network: [4] });
    expectValidFolder(config.out);
    const table = readArrow(readFileSync(join(config.out, 'toys.arrow')), 'toys');
    expect(table.rows).toBe(ensemble.fitted.length);
    expect(table.rows).toBe(tuning.searchFits + 200);
    // No toy twice.
    expect(new Set(ensemble.fitted).size).toBe(ensemble.fitted.length);
    const fresh = ensemble.fitted.filter((toy) => toy.startsWith('validation'));
    expect(fresh).toHaveLength(200);
    expect(new Set(fresh.map((toy) => toy.split(' ')[1]))).toEqual(new Set([String(tuning.clip)]));
  });

  it('that is finished is returned; one that was stopped goes on to the same bytes', async () => {
    const config = smallTune();
    const { result: tuning } = await tune(config);
    const again = clipEnsemble();
    expect(await tune(config, {}, again)).toEqual({ result: tuning, folder: config.out, status: 'already' });
    expect(again.fitted).toEqual([]);
    const toys = readFileSync(join(config.out, 'toys.arrow'));

    rmSync(config.out, { recursive: true });
    const first = clipEnsemble();
    for (const stop of [30, 500, 700]) {
      const controller = new AbortController();
      const stopped = clipEnsemble(() => {
        if (first.fitted.length + stopped.fitted.length >= stop) controller.abort();
      });
      await expect(tune(config, { signal: controller.signal }, stopped)).rejects.toMatchObject({
        kind: 'interrupted',
        text: { todo: 'run the same command again to go on' },
      });
      first.fitted.push(...stopped.fitted);
    }
    const last = clipEnsemble();
    const resumed = await tune(config, {}, last);
    expect(resumed.status).toBe('resumed');
    expect(new Set([...first.fitted, ...last.fitted]).size).toBe(first.fitted.length + last.fitted.length);
    const changing = { seconds: 0, checksum: '' };
    expect({ ...resumed.result, ...changing }).toEqual({ ...tuning, ...changing });
    expect(readFileSync(join(config.out, 'toys.arrow'))).toEqual(toys);
  });

  it.each([
    [
      { expected: undefined },
      /nothing says how many events are expected; give --expected N, or --shape-only/,
    ],
    [{ toys: 99 }, /--toys is 99/],
    [{ events: 100 }, /--events has no meaning without --shape-only/],
    [{ events: 0, shapeOnly: true, expected: undefined }, /--events is 0/],
    [{ holdout: 0 }, /--holdout is 0/],
  ])('refuses %j', async (change, message) => {
    await expect(tune(smallTune(change))).rejects.toThrow(message);
  });

  it('of the shape alone has one degree of freedom fewer', async () => {
    const { result: tuning } = await tune(smallTune({ expected: undefined, shapeOnly: true, events: 95 }));
    expect(tuning.dof).toBe(DOF - 1);
    expect(tuning.sample.expected).toBe(95);
  });
});

describe('a run with a tuned clip', () => {
  it('takes the clip, and result.json says where it is from', async () => {
    const config = smallTune();
    const { result: tuning } = await tune(config);
    const run = runOf(config);
    const notes: string[] = [];
    const { result } = await runWith(fakeEnsemble().open, run, { note: (text) => notes.push(text) });
    expect(result.clip).toEqual({
      bound: tuning.clip,
      scope: 'kernels',
      from: 'tuning',
      tuning: { key: tuning.key, error: tuning.clipError, accepted: true, source: 'file' },
    });
    expect(notes.join('\n')).toMatch(
      /clip: \S+ ± \S+ on kernels, tuned for this test \(200 fresh toys follow χ²/,
    );
    expect(notes.join('\n')).not.toContain('not tuned');
  });

  it.each([
    [{ network: [3] }, /network \[4\] there, \[3\] here/],
    [{ clipScope: 'all' as const }, /clipScope "kernels" there, "all" here/],
    [{ expected: 101 }, /expected 100 there, 101 here/],
    [{ starts: 7 }, /starts 400 there, 7 here/],
    [{ seed: 2 }, /seed 1 there, 2 here; tune for this one with nplm tune \(the seed decides which events/],
    [{ clip: 3 }, /--clip and --tuned exclude each other/],
  ])('refuses one of another test: %j', async (change, message) => {
    const config = smallTune();
    await tune(config);
    const run = runOf(config);
    await expect(runWith(fakeEnsemble().open, { ...run, ...change }, {})).rejects.toThrow(message);
  });

  it('refuses a tuning that was changed, and what is none', async () => {
    const config = smallTune();
    await tune(config);
    const run = runOf(config);
    const path = join(config.out, 'tuning.json');
    writeFileSync(path, readFileSync(path, 'utf8').replace('"starts": 400', '"starts": 7'));
    await expect(runWith(fakeEnsemble().open, run, {})).rejects.toThrow('it is not as nplm tune wrote it');
    const edited = join(config.out, 'edited.json');
    writeFileSync(edited, readFileSync(path, 'utf8').replace(/"clip": [\d.]+/, '"clip": 9.5'));
    await expect(runWith(fakeEnsemble().open, { ...run, tuned: edited }, {})).rejects.toThrow(
      'it is not as nplm tune wrote it',
    );
    writeFileSync(path, '{}');
    await expect(runWith(fakeEnsemble().open, run, {})).rejects.toThrow('it is no tuning of nplm');
    rmSync(path);
    await expect(runWith(fakeEnsemble().open, run, {})).rejects.toMatchObject({ kind: 'missing' });
  });
});

describe('a tuning that is kept', () => {
  /** A finished tuning, and a run of the same test that names none. */
  async function kept() {
    const config = smallTune();
    const { result: tuning } = await tune(config);
    const cache = `${config.out}-cache`;
    keepTuning(cache, tuning);
    const path = join(cache, 'tunings', `${tuning.key}.json`);
    return { cache, path, run: { ...runOf(config), tuned: undefined, cache }, tuning };
  }

  const runIt = async (config: RunConfig) => {
    const said: string[] = [];
    const note = (text: string, kind: string): number => said.push(`${kind}: ${text}`);
    const { result } = await runWith(fakeEnsemble().open, config, { note });
    return { clip: result.clip, said: said.join('\n') };
  };

  it('is taken by a run of the same test that names no clip', async () => {
    const { path, run, tuning } = await kept();
    const { clip, said } = await runIt(run);
    const { key, clipError: error } = tuning;
    expect(clip).toEqual({
      bound: tuning.clip,
      scope: 'kernels',
      from: 'tuning',
      tuning: { key, error, accepted: true, source: 'kept' },
    });
    expect(said).toContain(`KS p ${shortProbability(tuning.ksPvalue)}), kept in ${path}`);
    expect(said).not.toContain('not tuned');
  });

  it.each<[string, Partial<RunConfig>, string, RegExp]>([
    ['a clip that is asked for', { clip: 3 }, 'option', /^((?!clip:).)*$/s],
    ['another test', { starts: 7 }, 'default', /^warning: clip: 5 on kernels, a default that is not tuned/m],
    ['a run without a cache', { cache: undefined }, 'default', /^warning: clip: 5 on kernels/m],
  ])('is not taken by %s', async (_, change, from, pattern) => {
    const { run } = await kept();
    const { clip, said } = await runIt({ ...run, ...change });
    expect(clip.from).toBe(from);
    expect(clip.tuning).toBeNull();
    expect(said).toMatch(pattern);
  });

  it('is not kept, nor taken, unless it was accepted', async () => {
    const { cache, path, run, tuning } = await kept();
    const refused = { ...tuning, accepted: false, problems: ['KS p 1e-9, below 0.001'] };
    rmSync(path);
    keepTuning(cache, refused);
    expect(existsSync(path)).toBe(false);
    writeFileSync(path, JSON.stringify({ ...refused, checksum: checksumOf(refused) }));
    expect((await runIt(run)).clip.from).toBe('default');
  });

  it('stands behind one that comes with nplm', async () => {
    const { cache, path, tuning } = await kept();
    const shipped = scratch();
    const file = join(shipped, 'exponential.json');
    writeFileSync(join(shipped, 'readme.txt'), 'not a tuning');
    expect(await findTuning(tuning.key, cache, shipped)).toMatchObject({ source: 'kept', path });
    writeFileSync(file, readFileSync(path));
    expect(await findTuning(tuning.key, cache, shipped)).toMatchObject({ source: 'shipped', path: file });
    expect(await findTuning(tuning.key, undefined, shipped)).toMatchObject({ source: 'shipped' });
    expect(await findTuning('0'.repeat(64), cache, shipped)).toBeUndefined();
    writeFileSync(file, readFileSync(path, 'utf8').replace(/"clip": [\d.]+/, '"clip": 9.5'));
    await expect(findTuning(tuning.key, cache, shipped)).rejects.toThrow(
      `${file}: it is not as nplm tune wrote it; install nplm again, or give a clip with --clip`,
    );
  });

  it('is refused where it was tampered with, or has the name of another', async () => {
    const { path, run, tuning } = await kept();
    const good = readFileSync(path, 'utf8');
    writeFileSync(path, good.replace(/"clip": [\d.]+/, '"clip": 9.5'));
    const todo = 'remove this file and tune again, or give --no-cache';
    await expect(runIt(run)).rejects.toMatchObject({
      kind: 'content',
      message: `${path}: it is not as nplm tune wrote it; ${todo}`,
    });
    const other = { ...tuning, key: '0'.repeat(64) };
    writeFileSync(path, JSON.stringify({ ...other, checksum: checksumOf(other) }));
    await expect(runIt(run)).rejects.toThrow(
      `${path}: it is the tuning of another test than its name says; ${todo}`,
    );
    writeFileSync(path, good);
    expect((await runIt(run)).clip.from).toBe('tuning');
  });
});
