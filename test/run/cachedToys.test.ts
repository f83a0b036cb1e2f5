import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { drawBenchmark, findLaw } from '../../src/benchmark/index.js';
import type { RunConfig } from '../../src/setup/index.js';
import { fakeEnsemble, scratch, smallRun, writeTable } from './fixtures.js';
import { run, stopAfter } from './folderRun.js';

/** One test, run into several folders with a common cache. */
function sharedRun() {
  const config = smallRun();
  const cache = join(scratch(), 'cache');
  const into = (name: string, change: Partial<RunConfig> = {}) => ({
    ...config,
    cache,
    ...change,
    out: `${config.out}-${name}`,
  });
  return { cache, into, entries: () => readdirSync(join(cache, 'nulls')) };
}

const toysOf = (out: string): Buffer => readFileSync(join(out, 'toys.arrow'));

describe('a run with a cache', () => {
  it('keeps its toys, and another run of the same test takes them: the bytes of toys.arrow are those without', async () => {
    const { entries, into } = sharedRun();
    const alone = await run(into('alone', { cache: undefined }));
    expect(alone.result.toys.cache).toBeNull();
    const first = await run(into('first'));
    const [file] = entries();
    const entry = file.replace('.arrow', '');
    expect(first.result.toys.cache).toEqual({ entry, taken: 0 });
    const fake = fakeEnsemble();
    const notes: string[] = [];
    const second = await run(into('second'), fake, { note: (text) => notes.push(text) });
    expect(fake.fitted).toEqual([]);
    expect(fake.fittedData).toHaveLength(6);
    expect(second.result.toys.cache).toEqual({ entry, taken: 20 });
    expect(notes.filter((text) => text.includes('cache'))).toEqual([
      expect.stringMatching(/^toys: 20 of 20 from the cache, .*\/nulls\/[0-9a-f]{64}\.arrow$/) as string,
    ]);
    const changing = { seconds: 0, toys: { ...alone.result.toys, cache: null } };
    for (const { folder, result } of [first, second]) {
      expect(toysOf(folder)).toEqual(toysOf(alone.folder));
      expect({ ...result, ...changing }).toEqual({ ...alone.result, ...changing });
      expect({ ...result.toys, cache: null }).toEqual(alone.result.toys);
    }
  });

  it('fits the toys that are missing, takes no more than it asks for, and shortens no entry', async () => {
    const { into } = sharedRun();
    await run(into('first'));
    const fake = fakeEnsemble();
    const more = await run(into('second', { toys: 50 }), fake);
    expect(fake.fitted).toEqual(Array.from({ length: 30 }, (_, i) => 20 + i));
    expect(more.result.toys).toMatchObject({ count: 50, cache: { taken: 20 } });
    const few = await run(into('third', { toys: 10 }));
    expect(few.result.toys).toMatchObject({ count: 10, cache: { taken: 10 } });
    const all = await run(into('first', { toys: 50, force: true }), fake);
    expect(all.result.toys.cache).toMatchObject({ taken: 50 });
  });

  it('counts a failed toy of the cache as failed', async () => {
    const { into } = sharedRun();
    const breaking = fakeEnsemble(({ index }) => (index === 3 ? { t: NaN, failed: true } : {}));
    const first = await run(into('first'), breaking);
    const second = await run(into('second'));
    expect(second.result.toys).toMatchObject({ failed: 1, beyond: first.result.toys.beyond });
    expect(toysOf(second.folder)).toEqual(toysOf(first.folder));
  });

  it.each([
    [{ seed: 2 }],
    [{ clip: 4 }],
    [{ expected: 101 }],
    [{ network: [3] }],
    [{ starts: 5 }],
    [{ holdout: 0.4 }],
    [{ clipScope: 'all' as const }],
    [{ scale: 'none' as const }],
    [{ toyPool: 'exponential' }],
    [{ expected: undefined, shapeOnly: true }],
  ])('of another test takes no toy: %j', async (change) => {
    const { entries, into } = sharedRun();
    await run(into('first'));
    const { result } = await run(into('second', change));
    expect(result.toys.cache?.taken).toBe(0);
    expect(entries()).toHaveLength(2);
  });

  it('of other data takes all: toys do not depend on them', async () => {
    const { into } = sharedRun();
    await run(into('first'));
    const [x] = drawBenchmark(findLaw('exponential'), { events: 105, seed: 7 });
    const data = writeTable(join(scratch(), 'other.arrow'), [{ name: 'x', values: x }]);
    const { result } = await run(into('second', { data }));
    expect(result.toys.cache?.taken).toBe(20);
  });

  it('keeps nothing without toys', async () => {
    const { cache, into } = sharedRun();
    const { result } = await run(into('first', { toys: 0 }));
    expect(result.toys.cache).toBeNull();
    expect(() => readdirSync(cache)).toThrow('ENOENT');
  });

  it('that is stopped goes on, and adds what it fitted in all calls', async () => {
    const { into } = sharedRun();
    await run(into('first', { toys: 5 }));
    const hooks = stopAfter(12);
    await expect(run(into('second'), fakeEnsemble(), hooks)).rejects.toThrow('stopped after 12 of 20 toys');
    const fake = fakeEnsemble();
    const { result, status, folder } = await run(into('second'), fake);
    expect(status).toBe('resumed');
    expect(fake.fitted).toEqual([12, 13, 14, 15, 16, 17, 18, 19]);
    expect(result).toMatchObject({ resumedToys: 7, toys: { cache: { taken: 5 } } });
    const third = await run(into('third'));
    expect(third.result.toys.cache?.taken).toBe(20);
    expect(toysOf(third.folder)).toEqual(toysOf(folder));
  });

  it('goes on without the cache that it began with', async () => {
    const { cache, into } = sharedRun();
    await run(into('first', { toys: 5 }));
    await expect(run(into('second'), fakeEnsemble(), stopAfter(12))).rejects.toThrow('stopped after 12');
    rmSync(cache, { recursive: true });
    const fake = fakeEnsemble();
    const { result } = await run(into('second', { cache: undefined }), fake);
    expect(fake.fitted).toEqual([0, 1, 2, 3, 4, 12, 13, 14, 15, 16, 17, 18, 19]);
    expect(result.toys.cache).toBeNull();
  });

  it('refuses an entry that was tampered with, before it makes a folder or a fit', async () => {
    const { cache, entries, into } = sharedRun();
    await run(into('first'));
    const path = join(cache, 'nulls', entries()[0]);
    const bytes = readFileSync(path);
    bytes[bytes.length >> 1] ^= 1;
    writeFileSync(path, bytes);
    const fake = fakeEnsemble();
    const config = into('second');
    await expect(run(config, fake)).rejects.toMatchObject({ kind: 'content', text: { where: path } });
    expect(fake.specs).toEqual([]);
    expect(() => readdirSync(config.out)).toThrow('ENOENT');
    expect((await run({ ...config, cache: undefined }, fake)).result.toys.count).toBe(20);
  });

  it('refuses a cache that cannot be made', async () => {
    const config = smallRun();
    const cache = `${config.data}/cache`;
    await expect(run({ ...config, cache })).rejects.toMatchObject({
      kind: 'output',
      text: { todo: 'choose another --cache, or give --no-cache' },
    });
  });
});
