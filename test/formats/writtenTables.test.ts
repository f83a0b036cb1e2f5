import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { readTable, writeNpy, writeParquet, writerFor, type OutputColumn } from '../../src/formats/index.js';
import { expectRejection } from './files.js';

const list = fc.array(fc.double(), { maxLength: 50 });

function columnsOf(numbers: readonly number[], names: readonly string[]): OutputColumn[] {
  return [
    { name: names[0], values: Float64Array.from(numbers) },
    { name: names[1], values: Float32Array.from(numbers) },
    { name: names[2], values: Int32Array.from(numbers, (_, i) => -i * 40_000_000) },
    { name: names[3], values: Uint32Array.from(numbers, (_, i) => 4_294_967_295 - i) },
    { name: names[4], values: Uint8Array.from(numbers, (_, i) => i % 2) },
  ];
}

describe.each(['.arrow', '.parquet', '.npy'])('%s', (ending) => {
  const { write, keepsMetadata, format } = writerFor(`a${ending}`);

  it('gives back what was written, whatever the numbers and the names', async () => {
    // NumPy has no empty names.
    const name = fc.string({ unit: 'grapheme', minLength: 1 });
    const names = fc.uniqueArray(name, { minLength: 5, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(list, names, async (numbers, titles) => {
        const columns = columnsOf(numbers, titles);
        const table = await readTable(await write(columns, new Map([['a', 'ü']])), 'it');
        expect([table.format, table.rows]).toEqual([format, numbers.length]);
        expect([...table.metadata]).toEqual(keepsMetadata ? [['a', 'ü']] : []);
        expect(table.columns.map((column) => column.name)).toEqual(titles);
        expect(table.columns.map((column) => column.type)).toEqual([
          'float64',
          'float32',
          'int32',
          'uint32',
          'bool',
        ]);
        columns.forEach(({ values }, i) => {
          expect([...(table.columns[i].values ?? [])]).toEqual([...values]);
        });
      }),
    );
  });

  it('writes the same bytes for a NaN of any sign', async () => {
    const plain = Float64Array.of(1, NaN);
    const strange = plain.slice();
    new BigUint64Array(strange.buffer)[1] = 0xfff8000000000123n;
    const bytes = async (values: Float64Array) => write([{ name: 'x', values }], new Map());
    const [one, other] = [await bytes(plain), await bytes(strange)];
    expect(Buffer.compare(one, other)).toBe(0);
  });
});

it('the bytes are the same on every machine and Node version', () => {
  // Made by Node 20 on x86-64. A new hyparquet-writer may change the first; then state that in the changelog.
  const columns = columnsOf([0.1, NaN, -0, 1e300], ['a', 'b', 'c', 'd', 'e']);
  const digests = [writeParquet(columns, new Map([['k', 'v']])), writeNpy(columns)].map((bytes) =>
    createHash('sha256').update(bytes).digest('hex').slice(0, 16),
  );
  expect(digests).toEqual(['d7bc79e092856ddc', '1e8be8bd2e30659d']);
});

describe.each(['.csv', '.tsv'])('%s', (ending) => {
  const { write } = writerFor(`a${ending}`);

  it('keeps the rows of a single column that are NaN, the last ones, too', async () => {
    const values = Float64Array.of(1, NaN, 2, NaN, NaN);
    const table = await readTable(await write([{ name: 'x', values }], new Map()), 'it');
    expect([...table.columns[0].values!]).toEqual([...values]);
  });

  it('keeps a name that would be a comment', async () => {
    const table = await readTable(await write([{ name: '#x', values: Float64Array.of(1) }], new Map()), 'it');
    expect(table.columns.map(({ name }) => name)).toEqual(['#x']);
  });

  it('gives back names, whatever they are', async () => {
    const special = fc.constantFrom(
      '0',
      '1',
      '1e3',
      ' 7 ',
      '"',
      '[1]',
      '[1, 2]',
      '{"',
      '<a>',
      '#',
      ' ',
      'PAR1',
      'NA',
    );
    const name = fc.oneof(special, fc.string({ unit: 'grapheme', minLength: 1 }));
    const hasNoControl = (text: string) => [...text].every((letter) => letter >= ' ');
    const names = fc.uniqueArray(name.filter(hasNoControl), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(names, list, async (titles, numbers) => {
        const columns = titles.map((title) => ({ name: title, values: Float64Array.from(numbers) }));
        const table = await readTable(await write(columns, new Map()), 'it');
        expect([table.rows, table.columns.map((column) => column.name)]).toEqual([numbers.length, titles]);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['a\nb', /^the name of column a\nb holds a line break, which .*; rename it, or write Arrow or Parquet$/],
    ['a\0', /^the name of column .* holds a control character, which .*; rename it, /],
    ['', /^column 2 has no name, which a line of names needs; rename it, or write Arrow or Parquet$/],
  ])('refuses the name %j', async (name, message) => {
    const values = Float64Array.of(1);
    const columns = [
      { name: 'x', values },
      { name, values },
    ];
    await expectRejection(
      Promise.resolve().then(() => write(columns, new Map())),
      'content',
      message,
    );
  });

  it('is never one text, which a string may be too short for', async () => {
    const encode = vi.spyOn(TextEncoder.prototype, 'encode');
    const values = Float32Array.from({ length: 1_500_000 }, (_, i) => i);
    const bytes = await write(
      [
        { name: 'x', values },
        { name: 'y', values },
      ],
      new Map(),
    );
    const lengths = encode.mock.calls.map(([text]) => text?.length ?? 0);
    vi.restoreAllMocks();
    expect(lengths.reduce((sum, length) => sum + length)).toBe(bytes.length);
    expect(Math.max(...lengths)).toBeLessThan(bytes.length / 2);
    const table = await readTable(bytes, 'it');
    for (const column of table.columns)
      expect(
        Buffer.compare(Buffer.from(column.values!.buffer), Buffer.from(Float64Array.from(values).buffer)),
      ).toBe(0);
  });
});
