import { createHash } from 'node:crypto';
import { tableFromIPC } from 'apache-arrow';
import { describe, expect, it } from 'vitest';
import { readArrow, writeArrow } from '../../src/formats/index.js';
import { column, values } from './files.js';

const rows = 70_000;
const columns = [
  { name: 'd', values: Float64Array.from({ length: rows }, (_, i) => (i % 1000 === 7 ? NaN : i / 8)) },
  { name: 'f', values: Float32Array.from({ length: rows }, (_, i) => (i % 1000 === 3 ? NaN : i / 4)) },
  { name: 'i', values: Int32Array.from({ length: rows }, (_, i) => -i) },
  { name: 'u', values: Uint32Array.from({ length: rows }, (_, i) => 4e9 + i) },
  { name: 'b', values: Uint8Array.from({ length: rows }, (_, i) => Number(i % 3 === 0)) },
];
const metadata = new Map([
  ['seed', '1'],
  ['origin', 'nplm'],
]);

describe('writeArrow', () => {
  const bytes = writeArrow(columns, metadata);

  it('writes what readArrow reads', () => {
    const table = readArrow(bytes, 'w');
    expect(table.columns.map(({ type, nulls }) => [type, nulls])).toEqual(
      ['float64', 'float32', 'int32', 'uint32', 'bool'].map((type) => [type, 0]),
    );
    for (const { name, values: written } of columns)
      expect(values(table, name)).toEqual([...written].map(Number));
  });

  it('writes what apache-arrow reads, in batches of 65,536 rows', () => {
    const table = tableFromIPC(bytes);
    expect(table.batches.map(({ numRows }) => numRows)).toEqual([65_536, 4_464]);
    expect(table.getChild('u')?.get(rows - 1)).toBe(4e9 + rows - 1);
    expect(table.getChild('b')?.get(65_538)).toBe(true);
    expect(table.schema.fields.every(({ nullable }) => !nullable)).toBe(true);
  });

  it('sorts the metadata by key', () => {
    expect([...readArrow(bytes, 'w').metadata.keys()]).toEqual(['origin', 'seed']);
  });

  it('writes the same bytes on every machine and Node version', () => {
    // Made by Node 20 on x86-64. A new apache-arrow may change it; then state that in the changelog.
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(
      'b8f3edda387ee71f50605d0b1f3accc12afccc9cbf9f692ac9e88c2baa2b1fd2',
    );
  });

  it('writes the same bytes for a NaN of any sign and payload', () => {
    const strange = columns.map(({ name, values }) => ({ name, values: values.slice() }));
    const [d, f] = [new BigUint64Array(strange[0].values.buffer), new Uint32Array(strange[1].values.buffer)];
    d[7] = 0xfff8000000000123n;
    f[3] = 0xffc00042;
    expect(Buffer.compare(writeArrow(strange, metadata), bytes)).toBe(0);
  });

  it('does not change the values that it writes', () => {
    const one = Float64Array.of(1, NaN, 3);
    new BigUint64Array(one.buffer)[1] = 0xfff8000000000123n;
    writeArrow([{ name: 'x', values: one }], new Map());
    expect(new BigUint64Array(one.buffer)[1]).toBe(0xfff8000000000123n);
  });

  it('writes a part of an array, and no rows at all', () => {
    const part = Float32Array.of(9, 1, 2, 9).subarray(1, 3);
    expect(values(readArrow(writeArrow([{ name: 'x', values: part }], new Map()), 'w'), 'x')).toEqual([1, 2]);
    const none = readArrow(
      writeArrow([{ name: 'x', values: new Float64Array(0) }], new Map([['k', 'v']])),
      'w',
    );
    expect([none.rows, column(none, 'x').type, none.metadata.get('k')]).toEqual([0, 'float64', 'v']);
  });

  it('refuses columns of different length', () => {
    const uneven = [1, 2].map((length) => ({ name: `x${length}`, values: new Float64Array(length) }));
    expect(() => writeArrow(uneven, new Map())).toThrow(RangeError);
  });
});
