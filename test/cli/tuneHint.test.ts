import { describe, expect, it } from 'vitest';
import { runOptions, tuneOptions } from '../../src/cli/options.js';
import { shellWords } from '../../src/cli/shellWords.js';
import { tuneCall } from '../../src/cli/tuneCall.js';
import { TuneHint } from '../../src/cli/tuneHint.js';
import type { ClipSource, ResolvedConfig, TestChoice } from '../../src/setup/index.js';

const resolved: ResolvedConfig = {
  clip: 5,
  clipScope: 'kernels',
  dropInvalid: false,
  epochs: 300_000,
  expected: 120,
  features: ['x'],
  formulas: {},
  holdout: 0.5,
  network: [4],
  resample: false,
  scale: 'standard',
  seed: 1,
  shapeOnly: false,
  starts: 400,
  toyPool: null,
  toys: 300,
  trainer: 'lm',
  weight: null,
  where: null,
};

describe('shellWords', () => {
  it.each([
    [{ ref: ['sm.arrow'] }, '--ref sm.arrow'],
    [
      { ref: ['a b.csv', "it's.csv", 'sm_*.csv'] },
      String.raw`--ref 'a b.csv' --ref 'it'\''s.csv' --ref 'sm_*.csv'`,
    ],
    [{ where: 'mass > 60 && $x < 2' }, "--where 'mass > 60 && $x < 2'"],
    [{ features: ['pt', 'log(ht)'] }, "--features 'pt, log(ht)'"],
    [
      { network: [5, 4], expected: 1e-5, resample: true, dropInvalid: false },
      '--expected 0.00001 --network 5,4 --resample',
    ],
  ])('%j', (values, text) => {
    expect(shellWords(runOptions, values).join(' ').replace('1e-5', '0.00001')).toBe(text);
  });
});

describe('the command that tunes the clip of a run', () => {
  it('has the options of the test, and none of the command or the data', () => {
    const values = {
      ...{ ref: ['sm.arrow'], data: ['obs.csv'], toys: 1000, out: 'here', force: true, quiet: true },
      ...{ network: [3], starts: 20, seed: 4, cache: 'kept' },
    };
    expect(tuneCall(values, values.out, resolved)).toBe(
      'nplm tune --ref sm.arrow --features x --network 3 --starts 20 --seed 4 --cache kept --out here-tune',
    );
  });

  it('of the shape alone names the events of the data, asked for or not', () => {
    const words = 'nplm tune --ref sm.arrow --features x --shape-only --events 120 --out nplm-out-tune';
    const shape = { ...resolved, shapeOnly: true };
    expect(tuneCall({ ref: ['sm.arrow'] }, 'nplm-out', shape)).toBe(words);
    expect(tuneCall({ ref: ['sm.arrow'], shapeOnly: true }, 'nplm-out', shape)).toBe(words);
  });

  it('of a study of power leaves out signal, yields and what else is of the study alone', () => {
    const values = {
      ...{ ref: ['exponential'], signal: ['tail'], yields: [0, 5], levels: [1], template: 'm', events: 120 },
      ...{ fixedSignal: true, signalToys: 50, noClassical: true, toys: 1000, shapeOnly: true, tune: true },
    };
    expect(tuneCall(values, 'nplm-power', { ...resolved, shapeOnly: true })).toBe(
      'nplm tune --ref exponential --features x --shape-only --events 120 --out nplm-power-tune',
    );
  });

  it('knows every option of nplm tune that nplm run has', () => {
    const own = Object.keys(tuneOptions).filter((name) => !(name in runOptions));
    expect(own).toEqual(['events']);
  });
});

describe('TuneHint', () => {
  const choice = (from: ClipSource['from']): TestChoice => ({
    config: resolved,
    clipFrom: { from, tuning: null },
  });
  const progress = (done: number, total = 40, taken = 0) => ({
    ...{ done, total, taken, resumed: 0, workers: 2 },
    data: { done: 0, total: 6 },
  });

  function hint(from: ClipSource['from'] = 'default') {
    const said: string[] = [];
    let now = 0;
    const made = new TuneHint(
      (text) => said.push(text),
      () => 'nplm tune …',
      'the next run takes it',
      () => now,
    );
    made.chosen(choice(from));
    return { hint: made, said, wait: (seconds: number) => (now += 1000 * seconds) };
  }

  it('tells the command and the time as soon as ten toys are fitted, once', () => {
    const { hint: made, said, wait } = hint();
    made.progress(progress(5, 40, 5));
    wait(4);
    made.progress(progress(14, 40, 5));
    expect(said).toEqual([]);
    wait(1);
    made.progress(progress(15, 40, 5));
    made.progress(progress(16, 40, 5));
    made.end();
    // 1200 fits, ten in 5 s.
    expect(said).toEqual(['this tunes the clip in about 10 min, and the next run takes it: nplm tune …']);
  });

  it('needs no ten where the run has fewer', () => {
    const { hint: made, said, wait } = hint();
    made.progress(progress(0, 3));
    wait(3);
    made.progress(progress(3, 3));
    expect(said).toEqual(['this tunes the clip in about 20 min, and the next run takes it: nplm tune …']);
  });

  it('tells no time where nothing was fitted', () => {
    const { hint: made, said } = hint();
    made.progress(progress(40));
    made.end();
    expect(said).toEqual(['this tunes the clip, and the next run takes it: nplm tune …']);
  });

  it('measures each stage of a study for itself', () => {
    const { hint: made, said, wait } = hint();
    // All null toys from the cache, then the classical tests, then toys with signal.
    made.progress({ done: 100, total: 100 });
    wait(500);
    made.progress({ done: 0, total: 30 });
    wait(5);
    made.progress({ done: 10, total: 30 });
    expect(said).toEqual(['this tunes the clip in about 10 min, and the next run takes it: nplm tune …']);
  });

  it('is given for the clip of a benchmark, too', () => {
    const { hint: made, said } = hint('benchmark');
    made.end();
    expect(said).toEqual(['this tunes the clip, and the next run takes it: nplm tune …']);
  });

  it.each(['option', 'tuning'] as const)('says nothing of a clip by %s', (from) => {
    const { hint: made, said } = hint(from);
    made.end();
    expect(said).toEqual([]);
  });
});
