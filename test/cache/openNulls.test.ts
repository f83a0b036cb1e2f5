import { execFile } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { openNulls } from '../../src/cache/index.js';
import { engineVersion } from '../../src/ensemble/index.js';
import { readArrow, writeArrow, type OutputColumn } from '../../src/formats/index.js';
import { scratch } from '../run/fixtures.js';
import { toyOf, toysOf } from './toyOf.js';

const KEY = 'a'.repeat(64);
const OTHER = 'b'.repeat(64);

const folders: string[] = [];
const fresh = (): string => {
  const folder = scratch();
  folders.push(folder);
  return folder;
};
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

/** An entry of five toys. */
function filled(): { readonly folder: string; readonly path: string } {
  const folder = fresh();
  const entry = openNulls(folder, KEY);
  entry.keep(toysOf(5));
  return { folder, path: entry.path };
}

describe('an entry of null toys', () => {
  it('is empty before anything is kept, and makes the folder', () => {
    const folder = join(fresh(), 'a/b');
    const { path, toys } = openNulls(folder, KEY);
    expect([...toys]).toEqual([]);
    expect(path).toBe(join(folder, 'nulls', `${KEY}.arrow`));
    expect(readdirSync(join(folder, 'nulls'))).toEqual([]);
  });

  it('gives toys back with all their bits, failed ones too, and leaves no draft and no lock', () => {
    const folder = fresh();
    const toys = [toyOf(0), toyOf(1, { t: NaN, failed: true, converged: false }), toyOf(2, { t: 0.1 + 0.2 })];
    openNulls(folder, KEY).keep(toys);
    expect([...openNulls(folder, KEY).toys.values()]).toEqual(toys);
    expect(readdirSync(join(folder, 'nulls'))).toEqual([`${KEY}.arrow`]);
    const { metadata } = readArrow(readFileSync(join(folder, 'nulls', `${KEY}.arrow`)), 'entry');
    expect(Object.fromEntries(metadata)).toEqual({
      schema: 'nplm/null-cache/1',
      key: KEY,
      engine: String(engineVersion),
      checksum: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    });
  });

  it('is only added to: what is there stays, and a shorter list takes nothing away', () => {
    const { folder } = filled();
    const early = openNulls(folder, KEY);
    openNulls(folder, KEY).keep(toysOf(9));
    // Opened before the others were there.
    expect(early.toys.size).toBe(5);
    early.keep([toyOf(3, { t: 99 }), toyOf(10)]);
    const { toys } = openNulls(folder, KEY);
    expect([...toys.keys()]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 10]);
    expect(toys.get(3)).toEqual(toyOf(3));
  });

  it('is not written where there is nothing to add', () => {
    const { folder, path } = filled();
    const before = readFileSync(path);
    const { ino } = statSync(path);
    openNulls(folder, KEY).keep(toysOf(4));
    expect(statSync(path).ino).toBe(ino);
    expect(readFileSync(path)).toEqual(before);
  });

  it('keeps the toys of processes that write at once', async () => {
    const folder = fresh();
    const script = `
      const { openNulls } = await import(process.argv[1]);
      const [folder, key, first] = process.argv.slice(2);
      for (let i = 0; i < 40; i++) {
        const index = 4 * i + Number(first);
        const numbers = { nData: 1, t: index, starts: 1, polished: 1, evaluations: 1, activeBounds: 0, seconds: 1 };
        openNulls(folder, key).keep([{ index, ...numbers, converged: true, failed: false }]);
      }`;
    const built = new URL('../../dist/src/cache/index.js', import.meta.url).href;
    const one = (first: number) =>
      promisify(execFile)(process.execPath, [
        ...['--input-type=module', '-e', script, '--', built, folder, KEY, String(first)],
      ]);
    await Promise.all([0, 1, 2, 3].map(one));
    const { toys } = openNulls(folder, KEY);
    expect([...toys.values()].map(({ t }) => t)).toEqual(Array.from({ length: 160 }, (_, i) => i));
  });

  it('writes over the draft and the lock of a process that was killed', () => {
    const { folder, path } = filled();
    writeFileSync(`${path}.${process.pid}.tmp`, 'torn');
    writeFileSync(`${path}.lock`, JSON.stringify({ host: hostname(), pid: 2 ** 22 + 1, started: '1' }));
    openNulls(folder, KEY).keep(toysOf(6));
    expect(openNulls(folder, KEY).toys.size).toBe(6);
    expect(readdirSync(join(folder, 'nulls'))).toEqual([`${KEY}.arrow`]);
  });
});

describe('a Fault that names the entry and what to do', () => {
  const todo = 'remove this file, or give --no-cache: only time is lost';

  /** The entry with other columns or metadata, as a careful forger writes it. */
  function rewrite(
    path: string,
    change: { readonly t?: number; readonly drop?: string; readonly metadata?: Record<string, string> },
  ): void {
    const { columns, metadata } = readArrow(readFileSync(path), path);
    const written = columns.flatMap(({ name, kind, values = [] }): OutputColumn[] => {
      if (name === change.drop) return [];
      if (kind === 'boolean') return [{ name, values: Uint8Array.from(values) }];
      if (kind === 'integer') return [{ name, values: Int32Array.from(values) }];
      return [
        {
          name,
          values: Float64Array.from(values, (v, i) => (name === 't' && i === 2 ? (change.t ?? v) : v)),
        },
      ];
    });
    writeFileSync(
      path,
      writeArrow(written, new Map([...metadata, ...Object.entries(change.metadata ?? {})])),
    );
  }

  it('by the forger: the same numbers written again are the same entry', () => {
    const { folder, path } = filled();
    rewrite(path, {});
    expect([...openNulls(folder, KEY).toys.values()]).toEqual(toysOf(5));
  });

  it.each<[string, (path: string) => void, RegExp]>([
    ['a changed t', (path) => rewrite(path, { t: 14 }), /^it is not as nplm wrote it$/],
    ['a missing column', (path) => rewrite(path, { drop: 'nData' }), /^it is not as nplm wrote it$/],
    [
      'another schema',
      (path) => rewrite(path, { metadata: { schema: 'nplm/toys/1' } }),
      /^it is no cache of toys of nplm$/,
    ],
    [
      'another engine',
      (path) => rewrite(path, { metadata: { engine: '0' } }),
      /^it holds the toys of another configuration than its name says$/,
    ],
    [
      'another checksum',
      (path) => rewrite(path, { metadata: { checksum: '0'.repeat(64) } }),
      /^it is not as nplm wrote it$/,
    ],
    [
      'half of the file',
      (path) => writeFileSync(path, readFileSync(path).subarray(0, readFileSync(path).length / 2)),
      /^it is not as nplm wrote it: /,
    ],
    ['no bytes', (path) => writeFileSync(path, ''), /^it is not as nplm wrote it: /],
    ['a text', (path) => writeFileSync(path, 'no toys here'), /^it is not as nplm wrote it: /],
  ])('%s', (_, harm, what) => {
    const { folder, path } = filled();
    harm(path);
    const fault = {
      kind: 'content',
      text: { where: path, what: expect.stringMatching(what) as string, todo },
    };
    expect(() => openNulls(folder, KEY)).toThrow(expect.objectContaining(fault) as Error);
  });

  it('an entry under the name of another', () => {
    const { folder, path } = filled();
    renameSync(path, join(folder, 'nulls', `${OTHER}.arrow`));
    expect(() => openNulls(folder, OTHER)).toThrow(
      /of another configuration than its name says; remove this file/,
    );
  });

  it('an entry that was changed after it was opened is not written over', () => {
    const { folder, path } = filled();
    const entry = openNulls(folder, KEY);
    rewrite(path, { t: 14 });
    expect(() => entry.keep(toysOf(9))).toThrow('it is not as nplm wrote it; remove this file');
  });

  it('a folder in its place', () => {
    const folder = fresh();
    mkdirSync(join(folder, 'nulls', `${KEY}.arrow`), { recursive: true });
    expect(() => openNulls(folder, KEY)).toThrow(
      /cannot be read \(EISDIR\); remove what is there, or give --no-cache/,
    );
  });

  it('a file where the cache should be', () => {
    const folder = fresh();
    writeFileSync(join(folder, 'cache'), '');
    const fault = {
      kind: 'output',
      text: {
        where: join(folder, 'cache/nulls'),
        what: 'a part of the path is a file',
        todo: 'choose another --cache, or give --no-cache',
      },
    };
    expect(() => openNulls(join(folder, 'cache'), KEY)).toThrow(expect.objectContaining(fault) as Error);
  });

  it.skipIf(process.getuid?.() === 0)('a folder that may not be written', () => {
    const { folder } = filled();
    chmodSync(join(folder, 'nulls'), 0o555);
    expect(() => openNulls(folder, KEY)).toThrow(
      'it may not be written; choose another --cache, or give --no-cache',
    );
    chmodSync(join(folder, 'nulls'), 0o755);
  });
});
