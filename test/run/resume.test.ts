import { appendFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { readArrow } from '../../src/formats/index.js';
import { lockFolder } from '../../src/folder/folderLock.js';
import type { DrawnFile } from '../../src/folder/index.js';
import type { Progress, RunHooks } from '../../src/run/index.js';
import { fakeEnsemble, smallRun, writeTable } from './fixtures.js';
import { drawn, readResult, run, stopAfter } from './folderRun.js';

describe('an interrupted run', () => {
  it('keeps its toys, goes on with the rest, and ends with the same bytes', async () => {
    const config = smallRun();
    const first = fakeEnsemble();
    await expect(run(config, first, stopAfter(7))).rejects.toMatchObject({
      kind: 'interrupted',
      message: 'stopped after 7 of 20 toys; run the same command again to go on',
    });
    expect(first.closed()).toBe(1);
    expect(readdirSync(config.out).sort()).toEqual(['config.json', 'manifest.txt', 'toys.journal']);

    const second = fakeEnsemble();
    const seen: Progress[] = [];
    const { result, status } = await run({ ...config, workers: 2 }, second, {
      progress: (p) => seen.push(p),
    });
    expect(status).toBe('resumed');
    expect(second.fitted).toEqual(Array.from({ length: 13 }, (_, i) => 7 + i));
    expect(seen[0]).toEqual({
      done: 7,
      total: 20,
      resumed: 7,
      taken: 0,
      workers: 2,
      data: { done: 0, total: 6 },
    });
    expect(seen.at(-1)?.data.done).toBe(6);
    expect(result.resumedToys).toBe(7);

    const whole = join(config.out, '../whole');
    await run({ ...config, out: whole });
    expect(readFileSync(join(config.out, 'toys.arrow'))).toEqual(readFileSync(join(whole, 'toys.arrow')));
  });

  it.each([
    ['a torn line', '1234abcd {"index":7,"nDa'],
    ['a line with a wrong sum', '00000000 {"index":7,"t":1}\n'],
    ['zeros of a crash', '\0\0\0\0\0\n'],
  ])('drops %s at the end of the journal', async (_, tail) => {
    const config = smallRun();
    await expect(run(config, fakeEnsemble(), stopAfter(7))).rejects.toThrow();
    appendFileSync(join(config.out, 'toys.journal'), tail);
    const fake = fakeEnsemble();
    await expect(run(config, fake, stopAfter(9))).rejects.toThrow();
    expect(fake.fitted[0]).toBe(7);
    expect((await run(config, fakeEnsemble())).result.resumedToys).toBe(9);
  });

  it('keeps failed toys in the journal', async () => {
    const config = smallRun();
    const failing = fakeEnsemble(({ index }) => (index === 3 ? { t: NaN, failed: true } : {}));
    await expect(run(config, failing, stopAfter(7))).rejects.toThrow();
    expect((await run(config)).result.toys.failed).toBe(1);
  });

  it('keeps the fits of the data that were done', async () => {
    const config = smallRun();
    const controller = new AbortController();
    const stop = (repeat: number): void => {
      if (repeat === 2) controller.abort('SIGINT');
    };
    const first = fakeEnsemble(undefined, 20, stop);
    await expect(run(config, first, { signal: controller.signal })).rejects.toMatchObject({
      kind: 'interrupted',
      message: expect.stringMatching(/stopped after all 20 toys, in the fits of the data/) as string,
    });
    const second = fakeEnsemble();
    const { result } = await run(config, second);
    expect(second.fitted).toEqual([]);
    expect(second.fittedData.slice(-3)).toEqual([3, 4, 5]);
    for (const repeat of [0, 1]) expect(second.fittedData).not.toContain(repeat);
    const whole = await run({ ...config, out: join(config.out, '../whole') });
    const { statistic, stability, parameters } = whole.result;
    expect(result).toMatchObject({ statistic, stability, parameters });
  });

  it('keeps a failed fit of the data', async () => {
    const config = smallRun();
    const controller = new AbortController();
    const stop = (repeat: number): void => {
      if (repeat === 5) controller.abort('SIGINT');
    };
    const first = run(config, fakeEnsemble(undefined, null, stop), { signal: controller.signal });
    await expect(first).rejects.toThrow();
    expect((await run(config)).result.statistic.t).toBeNull();
  });

  it('counts the seconds of all its calls', async () => {
    const config = smallRun();
    const hooks = stopAfter(7);
    const controller = new AbortController();
    const slow: RunHooks = {
      signal: controller.signal,
      progress: ({ done }) => {
        if (done !== 7) return;
        const end = performance.now() + 300;
        while (performance.now() < end);
        controller.abort();
      },
    };
    await expect(run(config, fakeEnsemble(), slow)).rejects.toThrow();
    await expect(run(config, fakeEnsemble(), hooks)).rejects.toThrow();
    const began = performance.now();
    const { result } = await run(config);
    const last = (performance.now() - began) / 1000;
    expect(result.seconds).toBeGreaterThan(0.3);
    expect(result.seconds).toBeLessThan(last + 2);
  });

  it('that has a result but no figures is not finished: figures are drawn, nothing is fitted', async () => {
    const config = smallRun();
    const controller = new AbortController();
    const files = ['a.svg', 'b.svg'].map((name) => ({ name, bytes: new Uint8Array([1]) }));
    async function* draw(): AsyncGenerator<DrawnFile> {
      yield files[0];
      controller.abort('SIGINT');
      await setTimeout(1);
      yield files[1];
    }
    await expect(run(config, fakeEnsemble(), { draw, signal: controller.signal })).rejects.toMatchObject({
      kind: 'interrupted',
      message: expect.stringMatching(
        /stopped before all figures were drawn; run the same command again/,
      ) as string,
    });
    expect(existsSync(join(config.out, 'result.json'))).toBe(true);
    expect(existsSync(join(config.out, 'b.svg'))).toBe(false);
    const fake = fakeEnsemble();
    const again = await run(config, fake, { draw: () => drawn(...files) });
    expect([again.status, fake.specs]).toEqual(['redrawn', []]);
    expect(existsSync(join(config.out, 'b.svg'))).toBe(true);
    expect((await run(config, fake, { draw: () => drawn(...files) })).status).toBe('already');
  });

  it('is not continued with other options or other bytes in a file', async () => {
    const config = smallRun();
    await expect(run(config, fakeEnsemble(), stopAfter(7))).rejects.toThrow();
    await expect(run({ ...config, toys: 30 })).rejects.toMatchObject({
      kind: 'usage',
      message: expect.stringMatching(/another run \(toys 20 there, 30 here\).*--force/) as string,
    });
    const table = readArrow(readFileSync(config.data), 'data');
    writeTable(config.data, [{ name: 'x', values: table.columns[0].values!.slice(1) }]);
    await expect(run(config)).rejects.toThrow(/file of data changed/);
  });

  it('stops before it begins where the signal came early, and leaves no folder', async () => {
    const config = smallRun();
    await expect(run(config, fakeEnsemble(), { signal: AbortSignal.abort('SIGINT') })).rejects.toMatchObject({
      kind: 'interrupted',
    });
    expect(existsSync(config.out)).toBe(false);
  });
});

describe('a finished run', () => {
  it('is returned as it is, without a fit', async () => {
    const config = smallRun();
    const first = await run(config);
    const fake = fakeEnsemble();
    const again = await run({ ...config, workers: 7 }, fake);
    expect(again.status).toBe('already');
    expect(again.result).toEqual(JSON.parse(JSON.stringify(first.result)));
    expect(fake.specs).toEqual([]);
  });

  it('is not taken for finished while a process is at work in its folder', async () => {
    const config = smallRun();
    await run(config);
    const unlock = lockFolder(join(config.out, 'lock'));
    await expect(run(config)).rejects.toMatchObject({ kind: 'busy' });
    unlock();
    expect((await run(config)).status).toBe('already');
  });

  it('gets events.arrow again, the same bytes', async () => {
    const config = smallRun();
    const draw = () => drawn({ name: 'a.svg', bytes: new Uint8Array([1]) });
    await run(config, fakeEnsemble(), { draw });
    const events = readFileSync(join(config.out, 'events.arrow'));
    rmSync(join(config.out, 'events.arrow'));
    expect((await run(config, fakeEnsemble(), { draw })).status).toBe('redrawn');
    expect(readFileSync(join(config.out, 'events.arrow'))).toEqual(events);
  });

  it('gets figures again that are gone', async () => {
    const config = smallRun();
    const hooks: RunHooks = {
      draw: ({ toys }) => drawn({ name: 'a.svg', bytes: new Uint8Array([toys.length]) }),
    };
    await run(config, fakeEnsemble(), hooks);
    rmSync(join(config.out, 'a.svg'));
    const fake = fakeEnsemble();
    expect((await run(config, fake, hooks)).status).toBe('redrawn');
    expect(fake.specs).toEqual([]);
    expect([...readFileSync(join(config.out, 'a.svg'))]).toEqual([20]);
  });

  it.each(['a.svg', 'events.arrow'])('gets %s again that was overwritten', async (name) => {
    const config = smallRun();
    const draw = () => drawn({ name: 'a.svg', bytes: new Uint8Array([1]) });
    await run(config, fakeEnsemble(), { draw });
    const before = readFileSync(join(config.out, name));
    writeFileSync(join(config.out, name), 'junk');
    const fake = fakeEnsemble();
    expect((await run(config, fake, { draw })).status).toBe('redrawn');
    expect(fake.specs).toEqual([]);
    expect(readFileSync(join(config.out, name))).toEqual(before);
  });

  it.each([
    ['toys.arrow', 'junk'],
    ['timings.arrow', ''],
    ['result.json', '{}'],
    ['result.json', '[]'],
    ['result.json', ''],
  ])('says that %s was changed (%j), and --force makes all again', async (name, text) => {
    const config = smallRun();
    await run(config);
    writeFileSync(join(config.out, name), text);
    await expect(run(config)).rejects.toMatchObject({
      kind: 'content',
      message: expect.stringMatching(`${name}: it is not as nplm wrote it.*--force`) as string,
    });
    expect((await run({ ...config, force: true })).status).toBe('new');
    expect((await run(config)).status).toBe('already');
  });

  it.each(['{}', '{"digest":"x"}', '{"schema":"nplm/config/1","digest":"x","history":3}'])(
    'whose configuration is %s is refused, and replaced with --force',
    async (text) => {
      const config = smallRun();
      await run(config);
      writeFileSync(join(config.out, 'config.json'), text);
      await expect(run(config)).rejects.toThrow('a run that cannot be read');
      expect((await run({ ...config, force: true })).status).toBe('new');
    },
  );

  it.each(['', 'a/b.svg', '../b.svg', 'a\nb.svg'])('takes no figure of the name %j', async (name) => {
    const draw = () => drawn({ name, bytes: new Uint8Array([1]) });
    await expect(run(smallRun(), fakeEnsemble(), { draw })).rejects.toMatchObject({ kind: 'usage' });
  });

  it('that was made without figures gets them when they are asked for', async () => {
    const config = smallRun();
    await run(config);
    const draw = () => drawn({ name: 'a.svg', bytes: new Uint8Array([1]) });
    expect((await run(config, fakeEnsemble(), { draw })).status).toBe('redrawn');
    expect(existsSync(join(config.out, 'a.svg'))).toBe(true);
  });

  it('is not replaced by a run for which there is not enough memory', async () => {
    const config = smallRun();
    await run(config);
    const before = readdirSync(config.out).map((name) => readFileSync(join(config.out, name)));
    await expect(run({ ...config, force: true, trainer: 'lm', network: [500, 500] })).rejects.toMatchObject({
      kind: 'usage',
      message: expect.stringMatching(
        /252001 parameters: .* 5.33e15 operations; .*smaller --network/,
      ) as string,
    });
    expect(readdirSync(config.out).map((name) => readFileSync(join(config.out, name)))).toEqual(before);
  });

  it('is replaced with --force, its history kept and foreign files untouched', async () => {
    const config = smallRun();
    await run(config);
    writeFileSync(join(config.out, 'notes.txt'), 'mine');
    await run({ ...config, toys: 10, force: true }, fakeEnsemble(undefined, 21));
    await run({ ...config, toys: 10, force: true });
    const { history } = readResult(config.out);
    expect(history.map(({ t, toys, finished }) => [t, toys, finished])).toEqual([
      [20, 20, true],
      [21, 10, true],
    ]);
    expect(readFileSync(join(config.out, 'notes.txt'), 'utf8')).toBe('mine');
  });
});
