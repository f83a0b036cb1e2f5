import { gzipSync, zipSync, type Zippable } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readTable, writeNpy, writeParquet } from '../../src/formats/index.js';
import { crc32 } from '../../src/formats/crc32.js';
import { bytesOf, column, expectRejection, fixture } from './files.js';
import { numbersOf, tableFile } from './tableFiles.js';

const refused = (bytes: Uint8Array, message: RegExp, object?: string) =>
  expectRejection(readTable(bytes, 'it', object), 'content', message);

/** A NumPy file with this header, whose values are as many zeros as asked for. */
function npy(header: string, zeros = 0): Uint8Array {
  const text = bytesOf(header);
  const start = Uint8Array.of(0x93, ...bytesOf('NUMPY'), 1, 0, text.length & 255, text.length >> 8);
  const bytes = new Uint8Array(start.length + text.length + zeros);
  bytes.set(start);
  bytes.set(text, start.length);
  return bytes;
}

const shaped = (shape: string, descr = "'<f8'") =>
  `{'descr': ${descr}, 'fortran_order': False, 'shape': ${shape}, }`;

describe('a NumPy file is refused', () => {
  it.each([
    ['scalar.npy', /^it: its array has 0 dimensions: \(\); save a value or a line of values an event/],
    ['cube.npy', /^it: its array has 3 dimensions: \(2, 2, 2\); /],
    ['objects.npy', /^it: its values are Python objects \(a pickle\), .* never read; save numbers: /],
  ])('%s', async (name, message) => {
    await refused(tableFile(name), message);
  });

  it.each([
    [
      'of a billion rows in no bytes',
      npy(shaped('(1000000000,)')),
      /damaged: its shape \(1000000000,\) promises 8000000000 bytes, 0 follow its header;/,
    ],
    [
      'of more bytes than promised',
      npy(shaped('(1,)'), 9),
      /its shape \(1,\) promises 8 bytes, 9 follow its header;/,
    ],
    ['of no columns', npy(shaped('(5, 0)')), /5 rows of 0 columns; save at least one column/],
    [
      'of rows and columns exchanged',
      npy(shaped('(1, 20000)'), 160_000),
      /if they are exchanged, save array\.T/,
    ],
    [
      'of two dimensions of fields',
      npy(shaped('(1, 1)', "[('x', '<f8')]"), 8),
      /structured array has 2 dimensions/,
    ],
    ['of objects in a field', npy(shaped('(1,)', "[('x', '|O')]"), 8), /Python objects/],
    [
      'of two fields of one name',
      npy(shaped('(1,)', "[('x', '|u1'), ('x', '|u1')]"), 2),
      /two columns are named "x"/,
    ],
    [
      'of a shape below nothing',
      npy(shaped('(-1,)')),
      /damaged: its header has the shape \(-1,\), which is impossible;/,
    ],
    [
      'of lengths below nothing that make a size above it',
      npy(shaped('(-2, -3)'), 48),
      /the shape \(-2, -3\), which is impossible;/,
    ],
    [
      'of a shape beyond all files',
      npy(shaped('(2, 1000000000000000000000000)')),
      /the shape \(2, 1e\+24\), which is impossible;/,
    ],
    [
      'of a field of less than nothing',
      npy(shaped('(1,)', "[('x', '<f4'), ('y', '<f4', (-1,))]")),
      /the shape \(-1,\), which is impossible;/,
    ],
    ['of no shape', npy(shaped("'x'")), /its header has a shape of no whole numbers;/],
    ['of an unknown type', npy(shaped('(1,)', "'<q9'"), 9), /unknown type "<q9"/],
    ['with an expression in its header', npy("__import__('os').system('true')"), /damaged: its header/],
    ['with a header nested without end', npy('('.repeat(3000)), /damaged: its header/],
    ['of a version to come', npy(shaped('(1,)'), 8).fill(9, 6, 7), /unknown version 9/],
  ])('%s', async (_, bytes, message) => {
    await refused(bytes, message);
  });

  it('never because of a field that is no number: it is of kind other', async () => {
    const table = await readTable(tableFile('mixed.npy'), 'it');
    expect(table.columns.map(({ name, kind, type }) => [name, kind, type])).toEqual([
      ['x', 'float', 'float64'],
      ['word', 'other', 'str'],
      ['three', 'other', 'array of float32'],
      ['inner', 'other', 'struct'],
      ['z', 'other', 'complex128'],
    ]);
    expect(numbersOf(table)).toEqual({ x: [1, 1, 1] });
    expect((await readTable(tableFile('text.npy'), 'it')).columns).toMatchObject([
      { kind: 'other', type: 'str' },
    ]);
  });
});

it('counts the integers that a double cannot hold', async () => {
  for (const name of ['rounded.npy', 'rounded.parquet', 'rounded-plain.parquet']) {
    const table = await readTable(tableFile(name), name);
    expect(table.columns[0].rounded, name).toBe(name === 'rounded.npy' ? 1 : 3);
  }
});

describe('a NumPy archive', () => {
  const archive = (files: Zippable) => zipSync(files);
  const three = npy(shaped('(3,)'), 24);

  it('with arrays unlike in shape lists them, and gives the one that is named', async () => {
    const bytes = tableFile('unlike.npz');
    await refused(
      bytes,
      /^it: its arrays differ in shape.*:\n {2}events: \(3, 2\)\n {2}weights: \(4,\)\n {2}to do: name one of them: it:events$/,
    );
    expect(numbersOf(await readTable(bytes, 'it', 'events'))).toEqual({ x0: [0, 2, 4], x1: [1, 3, 5] });
    expect((await readTable(bytes, 'it', 'weights')).rows).toBe(4);
    await refused(bytes, /^it: there is no array "none" in it; choose from: events, weights$/, 'none');
  });

  it.each([
    [
      'an Excel workbook',
      tableFile('workbook.xlsx'),
      /it is an Excel workbook \(\.xlsx\), .*; save it as CSV/,
    ],
    ['another archive', archive({ 'a.txt': bytesOf('x') }), /a zip archive of 1 files without a NumPy array/],
    ['an empty archive', archive({}), /a zip archive of 0 files/],
    [
      'an archive of damaged arrays',
      archive({ 'a.npy': bytesOf('no') }),
      /^it:a: the NumPy data are cut short or damaged/,
    ],
    [
      'an archive of objects',
      archive({ 'a.npy': npy(shaped('(1,)', "'|O'"), 8) }),
      /^it:a: its values are Python objects/,
    ],
  ])('is told from %s', async (_, bytes, message) => {
    await refused(bytes, message);
  });

  it('is refused where a bit of an array is flipped', async () => {
    const bytes = zipSync({ 'a.npy': three }, { level: 0 });
    bytes[bytes.indexOf(0x93) + three.length - 1] ^= 1;
    await refused(bytes, /"a\.npy" does not fit/);
  });

  it('is refused where it is a bomb, by what it declares and by what it holds', async () => {
    const bomb = archive({ 'a.npy': new Uint8Array(1_000_000) });
    const view = new DataView(bomb.buffer);
    const central = view.getUint32(bomb.length - 6, true);
    // It declares more than there can be, more than there should be, and less than there is.
    for (const [size, message] of [
      [0xfffffff0, /claims to hold 4294967280 bytes/],
      [1_000_001, /does not fit/],
      [100, /does not fit/],
    ] as const) {
      view.setUint32(central + 24, size, true);
      await refused(bomb, message);
    }
  });
});

describe('a compressed file', () => {
  it('says in its format how it was compressed', async () => {
    expect((await readTable(tableFile('text.csv.gz'), 'it')).format).toBe('CSV, gzip');
    expect((await readTable(tableFile('array.npy.gz'), 'it')).format).toBe('NumPy, gzip');
    expect((await readTable(tableFile('checked.zst'), 'it')).format).toBe('CSV, Zstandard');
  });

  it('is unpacked once and not twice', async () => {
    await refused(tableFile('twice.gz'), /^it: it is compressed twice; unpack it once/);
  });

  it.each(['text.csv.gz', 'members.gz', 'checked.zst'])(
    '%s is refused where any bit of its content is flipped',
    async (name) => {
      const bytes = tableFile(name);
      const whole = numbersOf(await readTable(bytes, name));
      for (let bit = 0; bit < 8 * bytes.length; bit += 3) {
        const changed = bytes.slice();
        changed[bit >> 3] ^= 1 << (bit & 7);
        // A bit of the header may be the time of day.
        const numbers = await readTable(changed, name).then(numbersOf, () => undefined);
        expect([whole, undefined]).toContainEqual(numbers);
      }
    },
  );

  it('is refused where it is a bomb', async () => {
    // Zeros in one deflated member, told to be so many by repeating it.
    const member = gzipSync(new Uint8Array(2 ** 24), { level: 9, mtime: 0 });
    const bomb = new Uint8Array(17 * member.length);
    for (let i = 0; i < 17; i++) bomb.set(member, i * member.length);
    await refused(
      bomb,
      /^it: it is too large: \d+ bytes of it unpack to \d+ or more, as no table of numbers does; /,
    );
  });

  it.each(['text.csv.gz', 'members.gz'])(
    '%s may be filled up with zeros, and with nothing else',
    async (name) => {
      const whole = tableFile(name);
      const numbers = numbersOf(await readTable(whole, name));
      const padded = (zeros: number) => {
        const bytes = new Uint8Array(whole.length + zeros);
        bytes.set(whole);
        return bytes;
      };
      for (const zeros of [1, 2, 3, 4, 8, 18, 512, 10_240, 200_000]) {
        const bytes = padded(zeros);
        expect(numbersOf(await readTable(bytes, name)), `${zeros} zeros`).toEqual(numbers);
        for (const at of [whole.length, bytes.length - 1]) {
          bytes[at] = 1;
          await refused(bytes, /the gzip data are cut short or damaged/);
          bytes[at] = 0;
        }
        // Damage is noticed all the same.
        bytes[whole.length - 7] ^= 1;
        await refused(bytes, /the gzip data are cut short or damaged/);
      }
      // The last byte of a small length is a zero, and no padding may stand in for it.
      await refused(padded(0).slice(0, -1), /the gzip data are cut short or damaged/);
    },
  );

  it('of nothing is an empty file, also filled up with zeros', async () => {
    await refused(Uint8Array.of(...gzipSync(new Uint8Array(0)), ...new Uint8Array(100)), /the file is empty/);
    await refused(gzipSync(new Uint8Array(0)), /the file is empty/);
  });
});

describe('Parquet', () => {
  it('has kinds, types, units, nulls and metadata', async () => {
    const table = await readTable(tableFile('units.parquet'), 'it');
    expect(table.columns.map(({ unit }) => unit)).toEqual(['GeV', undefined]);
    const shared = await readTable(tableFile('snappy.parquet'), 'it');
    expect([...shared.metadata]).toEqual([
      ['expected', '250'],
      ['features', 'x,y'],
    ]);
    expect(shared.columns.map(({ kind, type }) => [kind, type])).toEqual([
      ['float', 'float32'],
      ['float', 'float64'],
      ['integer', 'int64'],
    ]);
    expect(column(shared, 'x').values).toBeInstanceOf(Float32Array);
    const nulls = await readTable(tableFile('nulls.parquet'), 'it');
    expect(nulls.columns.map((one) => one.nulls)).toEqual([8, 1, 2, 1, 40]);
    const integers = await readTable(tableFile('integers.parquet'), 'it');
    for (const { name, kind, type } of integers.columns) expect([kind, type]).toEqual(['integer', name]);
    const index = await readTable(tableFile('pandas-index.parquet'), 'it');
    expect(JSON.parse(index.metadata.get('pandas') ?? '')).toMatchObject({ index_columns: ['y'] });
  });

  it('has kind other for what is no number', async () => {
    const table = await readTable(tableFile('others.parquet'), 'it');
    for (const { name, kind } of table.columns)
      expect(kind, name).toBe(name.startsWith('after_') ? 'float' : 'other');
    expect(column(table, 'utf8')).toMatchObject({ type: 'string', nulls: 1 });
  });

  it('counts the rows that are null of other columns, however they are nested and written, as Arrow does', async () => {
    const arrow = await readTable(fixture('nested.arrow'), 'it');
    const nulls = arrow.columns.map((one) => [one.name, one.nulls]);
    expect(nulls).toEqual([
      ['text', 10],
      ['list', 8],
      ['deep', 6],
      ['struct', 5],
      ['listInside', 4],
      ['map', 4],
      ['required', 0],
      ['null', 40],
      ['x', 0],
    ]);
    for (const name of ['nested.parquet', 'nested-version2.parquet', 'nested-statistics.parquet']) {
      const table = await readTable(tableFile(name), name);
      expect(
        table.columns.map((one) => [one.name, one.nulls]),
        name,
      ).toEqual(nulls);
    }
  });

  it('refuses one name twice', async () => {
    await refused(tableFile('twice.parquet'), /^it: two columns are named "x"; /);
  });

  it('refuses a page whose checksum does not fit', async () => {
    const bytes = tableFile('checksums.parquet');
    bytes[60] ^= 1;
    await refused(bytes, /checksum of a page|damaged/);
  });

  it('refuses two billion rows in a few bytes', async () => {
    const bytes = writeParquet([{ name: 'x', values: Float64Array.of(1, 2, 3) }], new Map());
    // The rows of the file and of its group, as Thrift writes 3: two billion are put in their place.
    const billion = [0x80, 0xd0, 0xac, 0xf3, 0x0e];
    const places = [...bytes.keys()].filter((i) => bytes[i] === 0x16 && bytes[i + 1] === 6);
    expect(places.length).toBeGreaterThanOrEqual(2);
    const grown: number[] = [...bytes];
    for (const at of places.reverse()) grown.splice(at + 1, 1, ...billion);
    const added = grown.length - bytes.length;
    const changed = Uint8Array.from(grown);
    const view = new DataView(changed.buffer);
    view.setUint32(changed.length - 8, view.getUint32(changed.length - 8, true) + added, true);
    await refused(changed, /damaged: \d+ bytes cannot hold 2000000000 rows of 1 columns/);
  });
});

it('names of columns may be any words', async () => {
  const columns = [
    { name: '__proto__', values: Float32Array.of(1, NaN, -0) },
    { name: `it's "\\" 😀`, values: Uint32Array.of(0, 4e9, 1) },
    { name: 'i', values: Int32Array.of(-1, 2, 2 ** 31 - 1) },
    { name: 'größe', values: Uint8Array.of(0, 1, 1) },
  ];
  for (const bytes of [writeNpy(columns), writeParquet(columns, new Map())]) {
    const table = await readTable(bytes, 'it');
    expect(table.columns.map(({ name }) => name)).toEqual(columns.map(({ name }) => name));
    for (const { name, values } of columns)
      expect([...(column(table, name).values ?? [])]).toEqual([...values]);
    expect(table.columns.map(({ kind }) => kind)).toEqual(['float', 'integer', 'integer', 'boolean']);
  }
});

it('crc32 is that of zip', () => {
  expect(crc32(bytesOf('123456789'))).toBe(0xcbf43926);
  expect(crc32(bytesOf('6789'), crc32(bytesOf('12345')))).toBe(0xcbf43926);
});
