/** `nplm tune`, `nplm run --tune` and `nplm power` as a user calls them, at sizes that take seconds. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Power } from '../../src/power/index.js';
import type { Result } from '../../src/run/index.js';
import type { Tuning } from '../../src/setup/index.js';
import { scratch, smallRun } from '../run/fixtures.js';
import { expectValidFolder } from '../schema/expectValid.js';
import { nplm } from './nplm.js';

/** 1-1-1, N(R) 100 of the exact law: a fit takes milliseconds. */
const small = [
  '--expected',
  '100',
  '--toy-pool',
  'exponential',
  '--network',
  '1',
  '--starts',
  '4',
  '--quiet',
];

function json<T>(...path: string[]): T {
  return JSON.parse(readFileSync(join(...path), 'utf8')) as T;
}

describe('nplm run --tune', () => {
  it('tunes beside its folder and takes the clip; the next run of the same test takes what was kept', async () => {
    const { reference, data } = smallRun();
    const [cwd, cache] = [scratch(), scratch()];
    const files = ['--ref', reference, '--data', data];
    const words = ['run', ...files, ...small, '--toys', '20', '--out', 'out', '--tune', '--no-figures'];
    const first = await nplm(words, { cwd, cache });
    expect(first.stderr).toBe('');
    expect(first.code).toBe(0);
    const tuning = json<Tuning>(cwd, 'out-tune', 'tuning.json');
    const { clip } = json<Result>(cwd, 'out', 'result.json');
    expect(clip).toMatchObject({ bound: tuning.clip, from: 'tuning', tuning: { key: tuning.key } });
    expectValidFolder(join(cwd, 'out-tune'));
    if (!tuning.accepted) return;
    const later = await nplm(['run', ...files, ...small, '--toys', '30', '--out', 'later', '--no-figures'], {
      cwd,
      cache,
    });
    expect(later.code).toBe(0);
    expect(json<Result>(cwd, 'later', 'result.json').clip.tuning?.source).toBe('kept');
  });

  it.each([
    [['--tune', '--clip', '3'], '--clip'],
    [['--tune', '--tuned', 'tuning.json'], '--tuned'],
    [['--epochs', '500'], '--epochs'],
  ])('refuses %j', async (words, named) => {
    const { reference, data } = smallRun();
    const { code, stderr } = await nplm(['run', '--ref', reference, '--data', data, ...words], {
      cwd: scratch(),
    });
    expect(code).toBe(2);
    expect(stderr).toContain(named);
  });
});

describe('nplm tune', () => {
  it('prints all choices as a file that gives the same tuning', async () => {
    const { reference } = smallRun();
    const cwd = scratch();
    const asked = ['--ref', reference, ...small, '--toys', '100', '--no-figures', '--no-cache'];
    const printed = await nplm(['tune', ...asked, '--print-config'], { cwd });
    expect(printed.code).toBe(0);
    writeFileSync(join(cwd, 'tune.yaml'), printed.stdout);
    const whole = await nplm(['tune', ...asked, '--out', 'one'], { cwd });
    const again = await nplm(
      ['tune', '--config', 'tune.yaml', '--out', 'two', '--no-cache', '--no-figures'],
      { cwd },
    );
    expect([whole.code, again.code]).toEqual([0, 0]);
    expect(readFileSync(join(cwd, 'two', 'toys.arrow'))).toEqual(
      readFileSync(join(cwd, 'one', 'toys.arrow')),
    );
  });
});

describe('nplm power', () => {
  const unsaid = ['power', '--ref', 'exponential', ...small, '--clip', '3'];
  const asked = [...unsaid, '--signal', 'tail'];

  it('leaves a table, power.json and figures, and shares null toys', async () => {
    const [cwd, cache] = [scratch(), scratch()];
    const words = [...asked, '--yields', '0,8', '--toys', '100', '--signal-toys', '20', '--levels', '0.5,1'];
    const { code, stdout, stderr } = await nplm([...words, '--out', 'power'], { cwd, cache });
    expect(stderr).toBe('');
    expect(code).toBe(0);
    for (const row of ['ideal', 'NPLM, by toys', 'Kolmogorov–Smirnov', 'counting', 'N(S) = 8'])
      expect(stdout).toContain(row);
    expectValidFolder(join(cwd, 'power'));
    for (const name of ['z-yield', 'power-yield', 'power-threshold-8'])
      expect(existsSync(join(cwd, 'power', `${name}.pdf`)), name).toBe(true);
    const more = [...asked, '--yields', '4', '--toys', '120', '--signal-toys', '5', '--json', '--no-figures'];
    const second = await nplm([...more, '--out', 'more'], { cwd, cache });
    expect((JSON.parse(second.stdout) as Power).null.cache?.taken).toBe(100);
    const again = await nplm([...words, '--out', 'power'], { cwd, cache });
    expect(again.stdout).toBe(stdout);
  });

  it('tells how the clip is tuned where nobody did, and tunes it with --tune', async () => {
    const [cwd, cache] = [scratch(), scratch()];
    const loud = ['power', '--ref', 'exponential', ...small.filter((word) => word !== '--quiet')];
    const words = [...loud, '--signal', 'tail', '--yields', '8', '--toys', '100', '--signal-toys', '5'];
    const untuned = await nplm([...words, '--no-figures', '--out', 'one'], { cwd, cache });
    expect(untuned.code).toBe(0);
    expect(untuned.stderr).toMatch(
      /this tunes the clip in about .*, and the next study takes it: nplm tune --ref exponential --features x .*--out one-tune\n/,
    );
    const tuned = await nplm([...words, '--no-figures', '--out', 'two', '--tune'], { cwd, cache });
    expect(tuned.code).toBe(0);
    expect(tuned.stderr).not.toContain('this tunes the clip');
    const tuning = json<Tuning>(cwd, 'two-tune', 'tuning.json');
    expect(json<Power>(cwd, 'two', 'power.json').clip).toMatchObject({
      bound: tuning.clip,
      tuning: { key: tuning.key },
    });
  });

  it.each([
    [['--tune'], '--tune and --clip exclude each other'],
    [['--tune', '--print-config'], '--tune and --print-config exclude each other'],
  ])('refuses %j with a clip', async (words, message) => {
    const { code, stderr } = await nplm([...asked, '--yields', '5', ...words], { cwd: scratch() });
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
  });

  it('prints all choices as a file that gives the same study', async () => {
    const cwd = scratch();
    const words = [...asked, '--yields', '8,4', '--toys', '100', '--signal-toys', '5', '--no-cache'];
    const printed = await nplm([...words, '--print-config'], { cwd });
    expect(printed.code).toBe(0);
    expect(printed.stdout).toContain('- tail');
    writeFileSync(join(cwd, 'power.yaml'), printed.stdout);
    const whole = await nplm([...words, '--out', 'one', '--no-figures'], { cwd });
    const more = ['--out', 'two', '--no-cache', '--no-figures', '--quiet'];
    const again = await nplm(['power', '--config', 'power.yaml', ...more], { cwd });
    expect([whole.code, again.code]).toEqual([0, 0]);
    expect(readFileSync(join(cwd, 'two', 'toys.arrow'))).toEqual(
      readFileSync(join(cwd, 'one', 'toys.arrow')),
    );
  });

  it.each([
    [['--yields', '0,-5'], 2, '--yields has -5'],
    [['--yields', '10,x'], 2, '--yields'],
    [['--signal', 'tial'], 2, 'did you mean "tail"?'],
    [['--signal', 'none.arrow', '--yields', '5'], 66, 'none.arrow'],
    [['--toys', '10'], 2, '--toys is 10'],
    [['--tuned', 'tuning.json', '--yields', '5'], 2, '--clip and --tuned exclude each other'],
  ])('refuses %j', async (words, exit, message) => {
    const { code, stderr } = await nplm([...(words[0] === '--signal' ? unsaid : asked), ...words], {
      cwd: scratch(),
    });
    expect(stderr).toContain(message);
    expect(code).toBe(exit);
  });

  it('refuses a tuned clip of another network', async () => {
    const cwd = scratch();
    const { reference } = smallRun();
    const of = ['--ref', reference, ...small];
    const tuned = await nplm(
      ['tune', ...of, '--toys', '100', '--no-figures', '--no-cache', '--out', 'tuned'],
      { cwd },
    );
    expect(tuned.code).toBe(0);
    const words = [
      ...of,
      '--network',
      '2',
      '--signal',
      'tail',
      '--yields',
      '5',
      '--tuned',
      'tuned/tuning.json',
    ];
    const { code, stderr } = await nplm(['power', ...words], { cwd });
    expect(code).toBe(2);
    expect(stderr).toMatch(/tuned for another test: network/);
  });
});
