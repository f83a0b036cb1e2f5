import { describe, expect, it } from 'vitest';
import { readHdf5 } from '../../src/formats/readHdf5.js';
import { describeDamage } from './damage.js';
import { column, expectRejection, fixture, values } from './files.js';

const bytesIn = (name: string) => fixture(`../hdf5/${name}`);
const read = (name: string, object?: string) => readHdf5(bytesIn(name), name, object);
const rows = (count: number, value: (i: number) => number) =>
  Array.from({ length: count }, (_, i) => value(i));

/** The columns that many datasets share, by test/fixtures/hdf5.py. */
const shared: Readonly<Record<string, number[]>> = {
  f4: rows(100, (i) => Math.fround(Math.sqrt(i))),
  f8: rows(100, (i) => Math.sqrt(i) / 3),
  n: rows(100, (i) => i * i - 50),
  b: rows(100, (i) => Number(i % 3 === 0)),
};

describe('the same 100 rows', () => {
  it.each([
    ['a compound of both orders of bytes', 'tables.h5', 'compounds/mixed', ['f4', 'f8', 'n', 'b']],
    ['a big-endian compound', 'tables.h5', 'compounds/big', ['f4', 'f8', 'n']],
    ['a compound with gaps', 'tables.h5', 'compounds/padded', ['f4', 'f8', 'n']],
    ['a data frame of fixed format', 'pandas.h5', 'frames/fixed', ['n', 'f4', 'b', 'f8']],
    ['a data frame of table format', 'pandas.h5', 'frames/table', ['n', 'f4', 'b', 'f8']],
    ['a data frame with a data column', 'pandas.h5', 'frames/columns', ['n', 'f4', 'b', 'f8']],
    ['a dataset in chunks, gzip, shuffle, fletcher32', 'filters.h5', 'gzip/n', ['n']],
    ['a dataset packed by scale-offset', 'filters.h5', 'scaleoffset', ['n']],
  ])('are read from %s', async (_, name, object, names) => {
    const table = await read(name, object);
    expect(table.rows).toBe(100);
    expect(table.columns.map((each) => each.name)).toEqual(names);
    for (const each of names) expect(values(table, each)).toEqual(shared[each]);
  });
});

it.each(['little', 'big'])('every type of number, %s-endian, at its ends', async (order) => {
  const table = await read('types.h5', order);
  expect(table.rows).toBe(3);
  for (const bits of [8, 16, 32, 64]) {
    const top = 2n ** BigInt(bits - 1);
    expect(values(table, `i${bits / 8}`)).toEqual([Number(-top), 0, Number(top - 1n)]);
    expect(values(table, `u${bits / 8}`)).toEqual([0, 0, Number(2n * top - 1n)]);
  }
  expect(values(table, 'f2')).toEqual([-65504, 2 ** -24, Infinity]);
  expect(values(table, 'f4')).toEqual([-((2 - 2 ** -23) * 2 ** 127), 2 ** -149, Infinity]);
  expect(values(table, 'f8')).toEqual([-Number.MAX_VALUE, Number.MIN_VALUE, Infinity]);
  expect(column(table, 'b')).toMatchObject({ kind: 'boolean', type: 'bool' });
  expect(values(table, 'b')).toEqual([0, 1, 1]);
  expect(column(table, 'i8').rounded).toBe(1);
  expect(column(table, 'text')).toEqual({ name: 'text', kind: 'other', type: 'string', nulls: 0 });
});

it('an enum is its integers; the library cannot turn round a big-endian one', async () => {
  expect(values(await read('types.h5', 'little'), 'colour')).toEqual([2, 0, 1]);
  expect(column(await read('types.h5', 'big'), 'colour')).toMatchObject({ kind: 'other', type: 'enum' });
});

describe('columns get their names', () => {
  const names = async (object: string, file = 'tables.h5') =>
    (await read(file, object)).columns.map(({ name, kind }) => (kind === 'other' ? `(${name})` : name));

  it('of a matrix by number, beside others with its name', async () => {
    expect(await names('matrix')).toEqual(['x0', 'x1', 'x2']);
    expect(values(await read('tables.h5', 'matrix'), 'x1')).toEqual([1, 4, 7, 10]);
    expect(await names('both')).toEqual(['jet0', 'jet1', 'x']);
  });

  it.each(['inner', 'inner-big'])('of an array in a compound by number: %s', async (object) => {
    expect(await names(object)).toEqual(['p0', 'p1', 'p2', '(name)', 'n']);
    expect(values(await read('tables.h5', object), 'p1')).toEqual([1, 4, 7, 10]);
  });

  it('of pandas also where they are texts, and of a hostile file as they are', async () => {
    expect(await names('words', 'pandas.h5')).toEqual(['x', '(word)']);
    expect(await names('names', 'links.h5')).toEqual(['<b>', '__proto__']);
  });
});

it('attributes of the file and of the group are metadata, if they are short texts or numbers', async () => {
  expect([...(await read('tables.h5', 'both')).metadata].sort()).toEqual([
    ['cross_section_selected_pb', '3.25'],
    ['generator', 'other'],
    ['seed', '7'],
  ]);
});

describe('refuses', () => {
  it.each([
    ['a choice', 'events.h5', undefined, /holds 2 tables:\n {2}events.h5:data\n {2}events.h5:reference\n/],
    [
      'unequal datasets',
      'tables.h5',
      'unequal',
      /:unequal\/a\n.*:unequal\/b\n.* as many rows are one table$/,
    ],
    [
      'a name that is not there',
      'events.h5',
      'dta',
      /no object "dta":\n.*\n.*\n {2}to do: did you mean "data"\?$/,
    ],
    ['texts alone', 'tables.h5', 'texts', /group "texts" holds no dataset of numbers; /],
    ['three dimensions', 'tables.h5', 'cube', /"cube" holds no numbers in rows \(float64, 3 dimensions\); /],
    [
      'LZF',
      'filters.h5',
      'lzf',
      /filter that h5wasm has not: "lzf" \(32000\); .*: h5repack -f GZIP=4 IN OUT$/,
    ],
    ['a plugin', 'filters.h5', 'zstd', /filter that h5wasm has not: "HDF5 zstd filter" \(32015\); /],
    [
      'a link to a file',
      'links.h5',
      'outside/x',
      /"outside" is a link to another file, which is not opened; /,
    ],
    ['raw data in a file', 'links.h5', 'raw', /its data are in other files, which are not opened \(/],
    ['a virtual dataset', 'links.h5', 'virtual', /"\/virtual\/x" is virtual: its data are in other files, /],
    ['rows that are not there', 'links.h5', 'huge', /promises 4000000000000 bytes, more than a file of /],
    ['a link to nowhere', 'links.h5', 'broken', /it holds no object "broken":/],
    ['a group that holds itself', 'links.h5', 'group', /group "group" holds no dataset of numbers; /],
  ])('%s', async (_, name, object, message) => {
    await expectRejection(read(name, object), 'content', message);
  });
});

it('lists an object once, however many links lead to it', async () => {
  const message = /holds 3 tables:\n {2}.*:runs\/a\n {2}.*:runs\/b\n {2}.*:runs\/only\/m\n {2}to do: /;
  await expectRejection(read('circles.h5'), 'content', message);
  const table = await read('circles.h5', 'runs/b');
  expect([values(table, 'x'), values(table, 'z')]).toEqual([
    [0, 1, 2],
    [0.25, 1.25, 2.25],
  ]);
  expect((await read('circles.h5', 'runs/a')).columns.map(({ name }) => name)).toEqual(['x', 'y']);
  expect((await read('circles.h5', 'runs/only-too')).columns.map(({ name }) => name)).toEqual(['x0', 'x1']);
});

it('says how to install h5wasm', async () => {
  const absent = () => Promise.reject(Object.assign(new Error('absent'), { code: 'ERR_MODULE_NOT_FOUND' }));
  const message =
    /^a: an HDF5 file is read with the npm package "h5wasm", which is not there; .*: npm install --ignore-scripts h5wasm$/;
  await expectRejection(readHdf5(bytesIn('events.h5'), 'a', 'data', absent), 'missing', message);
});

it('a text whose damaged length sends the library round for ever is refused', async () => {
  const bytes = bytesIn('tables.h5');
  const heap = Buffer.from(bytes).indexOf('GCOL');
  bytes.fill(0, heap + 16, heap + 32);
  const message = /cut short or damaged: a heap of texts is damaged at byte \d+; /;
  await expectRejection(readHdf5(bytes, 'a', 'both'), 'content', message);
});

describe.each([
  ['events.h5', 'reference', 400],
  ['filters.h5', 'gzip', 100],
  ['pandas.h5', 'frames/table', 100],
])('%s', (name, object, count) => {
  const whole = bytesIn(name);
  const readChanged = (bytes: Uint8Array) => readHdf5(bytes, name, object);

  describeDamage(readChanged, whole, count);
});
