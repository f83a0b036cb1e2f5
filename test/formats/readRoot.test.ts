import { describe, expect, it } from 'vitest';
import { importJsroot } from '../../src/formats/jsroot.js';
import { readRoot } from '../../src/formats/readRoot.js';
import { describeDamage } from './damage.js';
import { column, expectRejection, fixture, values } from './files.js';

const bytesIn = (name: string) => fixture(`../root/${name}`);
const read = (name: string, object?: string) => readRoot(bytesIn(name), name, object);

/** The numbers of uproot's files, by test/fixtures/root.py. */
const rows = (count: number, value: (i: number) => number) =>
  Array.from({ length: count }, (_, i) => value(i));
const steps = { 1: 1n, 2: 600n, 4: 40_000_000n, 8: 180_000_000_000_000_001n } as const;

describe('numbers of every type that uproot writes', () => {
  it.each([
    ['a TTree, zlib', 'tree-zlib.root', 'sub/folder/tree'],
    ['a TTree, LZMA', 'tree-lzma.root', 'sub/folder/tree'],
    ['a TTree, LZ4', 'tree-lz4.root', 'sub/folder/tree'],
    ['a TTree, ZSTD', 'tree-zstd.root', 'sub/folder/tree'],
    ['an RNTuple of three extends', 'ntuple.root', 'tree'],
    ['an RNTuple, ZSTD', 'ntuple-zstd.root', 'tree'],
  ])('are read from %s', async (_, name, object) => {
    const table = await read(name, object);
    expect(table.rows).toBe(100);
    expect(values(table, 'f4')).toEqual(rows(100, (i) => Math.fround(Math.sqrt(i))));
    expect(values(table, 'f8')).toEqual(rows(100, (i) => Math.sqrt(i) / 3));
    expect(values(table, 'b')).toEqual(rows(100, (i) => Number(i % 3 === 0)));
    for (const size of [1, 2, 4, 8] as const) {
      const bits = 8 * size;
      expect(values(table, `i${size}`)).toEqual(
        rows(100, (i) => Number(BigInt.asIntN(bits, BigInt(i - 50) * steps[size]))),
      );
      expect(values(table, `u${size}`)).toEqual(
        rows(100, (i) => Number(BigInt.asUintN(bits, BigInt(i) * steps[size]))),
      );
    }
    expect(column(table, 'f4')).toMatchObject({ kind: 'float', type: 'float32', nulls: 0 });
    expect(column(table, 'b')).toMatchObject({ kind: 'boolean', type: 'bool' });
    expect(column(table, 'i8')).toMatchObject({ kind: 'integer', type: 'int64', rounded: 99 });
    expect(column(table, 'u4').rounded).toBeUndefined();
  });
});

describe('what ROOT itself writes', () => {
  const y = (i: number) => (i % 7) - 0.3 * (i % 2) + (i % 5) / 3;

  it('a TTree: numbers, leaf lists, and what holds no single number', async () => {
    const table = await read('pyroot-tree.root');
    expect(table.rows).toBe(250);
    expect(values(table, 'f')).toEqual(rows(250, (i) => Math.fround(Math.sqrt(i))));
    expect(values(table, 'l')).toEqual(rows(250, (i) => Number(BigInt(i - 50) * 40_000_000_000_000_001n)));
    expect(values(table, 'leaves.b')).toEqual(rows(250, (i) => 0 - i));
    expect(values(table, 'leaves.c')).toEqual(rows(250, (i) => i / 7));
    expect(table.columns.flatMap(({ name, kind, type }) => (kind === 'other' ? [[name, type]] : []))).toEqual(
      [
        ['epi', 'Double32_t'],
        ['list', 'vector<float>'],
        ['text', 'string'],
        ['triple', 'float32[3]'],
        ['some', 'float32[]'],
      ],
    );
  });

  it.each([
    ['h', 'Float16_t', 2 ** -13],
    ['h8', 'Float16_t', 2 ** -9],
    ['hr', 'Float16_t', 100 / 2 ** 16 / 4, 0, 100],
    ['e', 'Double32_t', 2 ** -24],
    ['e8', 'Double32_t', 2 ** -9],
    ['er', 'Double32_t', 8 / 2 ** 20 / 4, -1, 7],
  ])(
    'the narrow float %s (%s) to its precision',
    async (name, type, precision, low = -Infinity, high = Infinity) => {
      const table = await read('pyroot-tree.root');
      expect(column(table, name)).toMatchObject({ kind: 'float', type });
      values(table, name).forEach((value, i) => {
        const written = Math.min(high, Math.max(low, y(i)));
        expect(Math.abs(value - written)).toBeLessThanOrEqual(precision * Math.max(4, Math.abs(y(i))));
      });
    },
  );

  it('an RNTuple of three clusters in two groups, its bytes split and its integers folded', async () => {
    const table = await read('pyroot-ntuple.root');
    expect(table.rows).toBe(250);
    expect(values(table, 'd')).toEqual(rows(250, (i) => Math.sqrt(i) / 3));
    expect(values(table, 'b')).toEqual(rows(250, (i) => Number(i % 3 === 0)));
    expect(values(table, 'i2')).toEqual(rows(250, (i) => (i - 50) * 100));
    expect(values(table, 'i4')).toEqual(rows(250, (i) => (i - 50) * 10_000_000));
    expect(values(table, 'i8')).toEqual(rows(250, (i) => Number(BigInt(i - 50) * 40_000_000_000_000_001n)));
    expect(values(table, 'u8')).toEqual(rows(250, (i) => Number(BigInt(i) * 70_000_000_000_000_001n)));
    expect(column(table, 'list')).toEqual({
      name: 'list',
      kind: 'other',
      type: 'std::vector<float>',
      nulls: 0,
    });
  });

  it('no part of an RNTuple: a field that was added later is refused', async () => {
    const message = /field "y" has 0 values for the 10 entries from 0 on; .*fields added later are not read$/;
    await expectRejection(read('pyroot-late.root'), 'content', message);
  });
});

describe('the tree that is meant', () => {
  it('is the only one, in its highest cycle, without a name', async () => {
    expect((await read('cycles.root')).rows).toBe(4);
    expect((await read('cycles.root', 'tree;1')).rows).toBe(3);
    expect((await read('tree-zlib.root', '/sub/folder/tree')).rows).toBe(100);
    expect((await read('empty.root')).rows).toBe(0);
  });

  it.each([
    [
      'events-tree.root',
      undefined,
      /holds 2 trees:\n {2}events-tree.root:reference\n {2}events-tree.root:data\n/,
    ],
    ['events-tree.root', 'dta', /holds no tree "dta":\n.*\n.*\n {2}to do: did you mean "data"\?$/],
    ['cycles.root', 'tree;7', /holds no tree "tree;7":\n/],
    ['no-tree.root', undefined, /holds no TTree and no RNTuple; /],
  ])('is asked for: %s:%s', async (name, object, message) => {
    await expectRejection(read(name, object), 'content', message);
  });
});

it('an RNTuple needs no jsroot, a TTree says how to install it', async () => {
  const absent = () => Promise.reject(Object.assign(new Error('absent'), { code: 'ERR_MODULE_NOT_FOUND' }));
  expect((await readRoot(bytesIn('ntuple-zstd.root'), 'a', undefined, absent)).rows).toBe(100);
  const message =
    /^a: this ROOT file is read with the npm package "jsroot", which is not there; .*: npm install --ignore-scripts jsroot$/;
  await expectRejection(readRoot(bytesIn('empty.root'), 'a', undefined, absent), 'missing', message);
});

it('another failure to load jsroot is not hidden', async () => {
  const broken = () => importJsroot().then(() => Promise.reject(new Error('broken')));
  await expect(readRoot(bytesIn('empty.root'), 'a', undefined, broken)).rejects.toThrow(/^broken$/);
});

describe.each([
  ['events-tree.root', 'reference', 400],
  ['tree-lzma.root', 'sub/folder/tree', 100],
  ['pyroot-tree.root', 'tree', 250],
  ['events-ntuple.root', 'data', 60],
  ['pyroot-ntuple.root', 'events', 250],
])('%s', (name, object, count) => {
  const whole = bytesIn(name);
  const readChanged = (bytes: Uint8Array) => readRoot(bytes, name, object);

  describeDamage(readChanged, whole, count);
});
