import { readFileSync } from 'node:fs';
import {
  Dictionary,
  Float64,
  Int64,
  Int8,
  makeVector,
  Table,
  tableToIPC,
  Uint64,
  vectorFromArray,
} from 'apache-arrow';
import { describe, expect, it } from 'vitest';
import { readArrow } from '../../src/formats/index.js';
import { bytesOf, column, expectFault, fixture, values } from './files.js';

const read = (name: string) => readArrow(fixture(name), name);

describe('the same 500 rows', () => {
  const x = Array.from({ length: 500 }, (_, i) => Math.fround(Math.sqrt(i)));
  const y = Array.from({ length: 500 }, (_, i) => Math.sqrt(i) / 3);
  const n = Array.from({ length: 500 }, (_, i) => i * i - 50);

  it.each([
    ['an IPC file', 'file.arrow'],
    ['an IPC stream', 'stream.arrow'],
    ['a file in the format before 0.15', 'file-legacy.arrow'],
    ['a stream in the format before 0.15', 'stream-legacy.arrow'],
    ['a file of 14 batches', 'chunks.arrow'],
    ['a stream of 14 batches', 'stream-chunks.arrow'],
    ['Feather as pyarrow writes it by default', 'feather.arrow'],
    ['Feather as pandas writes it by default', 'pandas.arrow'],
    ['a file as polars writes it', 'polars.arrow'],
    ['a stream as polars writes it', 'polars-stream.arrow'],
    ['LZ4 in batches', 'lz4-chunks.arrow'],
    ['ZSTD in batches', 'zstd-chunks.arrow'],
    ['an LZ4 stream', 'lz4-stream.arrow'],
    ['a ZSTD stream', 'zstd-stream.arrow'],
  ])('are read from %s', (_, name) => {
    const table = read(name);
    expect(table.rows).toBe(500);
    expect(table.origin).toBe(name);
    expect(table.columns.map(({ name, kind, type, nulls }) => [name, kind, type, nulls])).toEqual([
      ['x', 'float', 'float32', 0],
      ['y', 'float', 'float64', 0],
      ['n', 'integer', 'int64', 0],
    ]);
    expect(values(table, 'x')).toEqual(x);
    expect(values(table, 'y')).toEqual(y);
    expect(values(table, 'n')).toEqual(n);
  });

  it('are read from a Buffer at an odd address', () => {
    const bytes = fixture('file.arrow');
    const odd = Buffer.alloc(bytes.length + 3)
      .fill(bytes, 3)
      .subarray(3);
    odd.set(bytes);
    expect(values(readArrow(odd, 'odd'), 'n')).toEqual(n);
  });

  it('leave the bytes that they were read from as they were', () => {
    const bytes = fixture('nulls.arrow');
    const before = bytes.slice();
    readArrow(bytes, 'nulls.arrow').columns.forEach(({ values }) => values?.fill(0));
    expect(bytes).toEqual(before);
  });
});

it('counts the integers that a double cannot hold', () => {
  const table = new Table({
    large: vectorFromArray([2n ** 53n, 2n ** 53n + 1n, null, -(2n ** 60n), -(2n ** 53n) - 1n], new Int64()),
    small: vectorFromArray([1n, -1n, null, 0n, 2n ** 53n - 1n], new Int64()),
    unsigned: vectorFromArray([2n ** 63n + 1n, 2n ** 63n, 0n, 2n ** 64n - 1n, null], new Uint64()),
  });
  const read = readArrow(tableToIPC(table, 'file'), 'large.arrow');
  expect(read.columns.map(({ rounded }) => rounded)).toEqual([2, undefined, 2]);
});

it('keeps the key-values of the schema', () => {
  expect([...read('file.arrow').metadata]).toEqual([
    ['expected', '250'],
    ['features', 'x,y'],
  ]);
  expect([...read('stream.arrow').metadata]).toEqual([['expected', '250']]);
});

it('keeps the metadata of pandas, which name its index columns', () => {
  const metadata = JSON.parse(read('pandas-named-index.arrow').metadata.get('pandas') ?? '') as object;
  expect(metadata).toMatchObject({ index_columns: ['y'] });
});

it('keeps float32 in float32 and gives float64 for the rest', () => {
  const table = read('types.arrow');
  expect(column(table, 'float32').values).toBeInstanceOf(Float32Array);
  expect(column(table, 'float16').values).toBeInstanceOf(Float32Array);
  for (const name of ['int8', 'uint64', 'float64', 'bool']) {
    expect(column(table, name).values).toBeInstanceOf(Float64Array);
  }
});

it('reads every number type at both ends', () => {
  const table = read('types.arrow');
  const integers = (bits: number) => [
    [`int${bits}`, [-(2 ** (bits - 1)), 1, Number(2n ** BigInt(bits - 1) - 1n)]],
    [`uint${bits}`, [0, 1, Number(2n ** BigInt(bits) - 1n)]],
  ];
  for (const [name, ends] of [8, 16, 32, 64].flatMap(integers)) {
    expect(values(table, name as string), name as string).toEqual(ends);
    expect(column(table, name as string).kind).toBe('integer');
  }
  expect(values(table, 'float16')).toEqual([65504, -0, 2 ** -24]);
  expect(values(table, 'float32')).toEqual([Math.fround(3.4e38), -0, 2 ** -149]);
  expect(values(table, 'float64')).toEqual([1.7e308, -0, 5e-324]);
  expect(values(table, 'bool')).toEqual([1, 0, 1]);
  expect(column(table, 'bool').kind).toBe('boolean');
});

it('reads halves of every exponent, subnormal, infinite and NaN ones too', () => {
  const halves = Array.from({ length: 676 }, (_, i) => 97 * i);
  const expected = halves.map((bits) => {
    const [sign, exponent, fraction] = [bits >> 15 ? -1 : 1, (bits >> 10) & 31, bits & 1023];
    if (exponent === 31) return fraction ? NaN : sign * Infinity;
    return sign * (exponent ? (1 + fraction / 1024) * 2 ** (exponent - 15) : (fraction / 1024) * 2 ** -14);
  });
  expect(values(read('float16.arrow'), 'h')).toEqual(expected);
});

it('counts nulls and gives NaN for them, in every chunk', () => {
  const table = read('nulls.arrow');
  expect(table.columns.map(({ nulls }) => nulls)).toEqual([8, 1, 2, 1]);
  const list = (of: (i: number) => number) => Array.from({ length: 40 }, (_, i) => of(i));
  expect(values(table, 'f')).toEqual(list((i) => (i % 5 === 3 ? NaN : i / 2)));
  // A NaN is no null.
  expect(values(table, 'd')).toEqual(list((i) => (i === 11 || i === 12 ? NaN : i / 2)));
  expect(values(table, 'i')).toEqual(list((i) => (i > 37 ? NaN : i)));
  expect(values(table, 'b')).toEqual(list((i) => (i === 0 ? NaN : Number(i % 3 === 0))));
});

describe.each(['lz4', 'zstd'])('%s', (codec) => {
  it('decompresses long repetitions over several blocks', () => {
    const table = read(`${codec}.arrow`);
    const list = (of: (i: number) => number) => Array.from({ length: 20000 }, (_, i) => of(i));
    expect(values(table, 'step')).toEqual(list((i) => Math.floor(i / 100)));
    expect(values(table, 'constant')).toEqual(list(() => 2.5));
    expect(values(table, 'period')).toEqual(list((i) => i % 7));
  });

  it('takes a buffer that did not shrink as it is stored', () => {
    const table = read(`${codec}-noise.arrow`);
    expect(values(table, 'noise').slice(0, 3)).toEqual([2032329983, 2198257139, 3243419750]);
    expect(values(table, 'tiny')).toEqual(Array.from({ length: 1000 }, () => 1.5));
  });
});

it.each(['others.arrow', 'others-lz4.arrow', 'others-zstd.arrow'])(
  'steps over columns that are no numbers, however nested: %s',
  (name) => {
    const table = read(name);
    const others = table.columns.filter((_, i) => i % 2 === 0);
    expect(others).toHaveLength(21);
    for (const { name, kind, values } of others)
      expect([kind, values === undefined]).toEqual(name === 'decimal' ? ['float', false] : ['other', true]);
    expect(column(table, 'utf8')).toMatchObject({ type: 'utf8', nulls: 1 });
    expect(column(table, 'dictionary').type).toBe('dictionary of utf8');
    expect(column(table, 'null')).toMatchObject({ type: 'null', nulls: 6 });
    others.forEach((other, k) => {
      expect(values(table, `after_${other.name}`), other.name).toEqual(
        [0, 1, 2, 3, 4, 5].map((i) => i + 100 * k),
      );
    });
  },
);

describe('a dictionary of numbers', () => {
  const rows = (of: (i: number) => number) => Array.from({ length: 40 }, (_, i) => of(i));

  it.each(['dictionaries.arrow', 'dictionaries-stream.arrow'])('is looked up: %s', (name) => {
    const table = read(name);
    expect(
      table.columns.map(({ name, kind, type, nulls, rounded }) => [name, kind, type, nulls, rounded]),
    ).toEqual([
      ['f', 'float', 'dictionary of float64', 20, undefined],
      ['g', 'float', 'dictionary of float32', 0, undefined],
      ['n', 'integer', 'dictionary of int64', 0, 20],
      ['b', 'boolean', 'dictionary of bool', 0, undefined],
      ['c', 'float', 'dictionary of decimal(3, 2)', 0, undefined],
      ['words', 'other', 'dictionary of utf8', 0, undefined],
      ['lists', 'other', 'list', 0, undefined],
      ['after', 'float', 'float64', 0, undefined],
    ]);
    // Null among the indices, and null among the values.
    expect(values(table, 'f')).toEqual(rows((i) => (i % 4 === 3 ? NaN : [0.5, NaN, -2.5][i % 3])));
    expect(values(table, 'g')).toEqual(rows((i) => Math.fround(Math.sqrt((i % 6) + 250))));
    expect(column(table, 'g').values).toBeInstanceOf(Float32Array);
    expect(values(table, 'n')).toEqual(rows((i) => [2 ** 53, 7][i % 2]));
    expect(values(table, 'b')).toEqual(rows((i) => 1 - (i % 2)));
    expect(values(table, 'c')).toEqual(rows((i) => [0.07, -1.5][i % 2]));
    expect(values(table, 'after')).toEqual(rows((i) => i + 0.5));
  });

  it('may grow, and in a stream be written again', () => {
    const grown = [0.5, 0.5, 1.5, 0.5, 2.5, 0.5];
    expect(values(read('growing.arrow'), 'x')).toEqual(grown);
    expect(values(read('growing-stream.arrow'), 'x')).toEqual([...grown, 8.5, 9.5]);
  });

  it('is read as apache-arrow for JavaScript writes it', () => {
    const x = vectorFromArray([2.5, 0.5, null, 2.5], new Dictionary(new Float64(), new Int8()));
    for (const kind of ['file', 'stream'] as const) {
      const again = readArrow(tableToIPC(new Table({ x }), kind), kind);
      expect(column(again, 'x').nulls).toBe(1);
      expect(values(again, 'x')).toEqual([2.5, 0.5, NaN, 2.5]);
    }
  });

  it('is refused where an index points to a value that comes only later', () => {
    const bytes = Buffer.from(fixture('growing-stream.arrow'));
    const delta = bytes.indexOf(Buffer.from(Float64Array.of(1.5).buffer));
    const batch = bytes.indexOf('ffffffff', delta, 'hex');
    const indices = bytes.indexOf('ffffffff', batch + 4, 'hex') - 8;
    expect([...bytes.subarray(indices, indices + 2)]).toEqual([1, 0]);
    for (const index of [2, 255]) {
      bytes[indices] = index;
      expectFault(() => readArrow(bytes, 'it'), 'content', /damaged: a value lies outside its dictionary/);
    }
  });
});

it('reads decimal numbers of every width as the doubles nearest to them', () => {
  const table = read('decimals.arrow');
  expect(table.columns.map(({ kind, type, nulls }) => [kind, type, nulls])).toEqual([
    ['float', 'decimal(7, 2)', 1],
    ['float', 'decimal(18, 2)', 1],
    ['float', 'decimal(38, 2)', 1],
    ['float', 'decimal(76, 9)', 1],
    ['float', 'decimal(5, -2)', 1],
  ]);
  for (const name of ['d32', 'd64', 'd128'])
    expect(values(table, name)).toEqual([0.07, -1234.56, 99999.99, NaN]);
  expect(values(table, 'd256')).toEqual([1.2345678901234568e39, -1e-9, 0.1, NaN]);
  expect(values(table, 'hundreds')).toEqual([1200, -300, NaN, 0]);
});

it('refuses a decimal number of more digits than its type has', () => {
  const bytes = Buffer.from(fixture('decimals.arrow'));
  bytes.writeInt32LE(10_000_000, bytes.indexOf(Buffer.from(Int32Array.of(9_999_999).buffer)));
  expectFault(() => readArrow(bytes, 'it'), 'content', /a decimal number has more than 7 digits/);
});

it('reads what apache-arrow for JavaScript writes, file and stream', () => {
  const table = new Table({
    a: makeVector(Float64Array.of(1, 2, 3)),
    b: vectorFromArray([1, null, 3], new Float64()),
  });
  for (const kind of ['file', 'stream'] as const) {
    const again = readArrow(tableToIPC(table, kind), kind);
    expect(values(again, 'a')).toEqual([1, 2, 3]);
    expect(values(again, 'b')).toEqual([1, NaN, 3]);
  }
});

it('gives a table without rows for a file without batches', () => {
  for (const name of ['no-rows.arrow', 'no-rows-stream.arrow']) {
    const table = read(name);
    expect(table.rows).toBe(0);
    expect(table.columns.map(({ values }) => values?.length)).toEqual([0, 0, 0]);
  }
  expect(read('no-columns.arrow')).toMatchObject({ rows: 0, columns: [] });
});

it('refuses two columns of one name', () => {
  expectFault(() => read('twice.arrow'), 'content', /^twice\.arrow: two columns are named "x"; /);
});

describe('cut short or damaged', () => {
  const file = fixture('chunks.arrow');
  const stream = fixture('stream-chunks.arrow');
  const damage = /^it: the Arrow data are cut short or damaged: .+; copy or write the file again$/;

  it('a file without its end is refused', () => {
    expectFault(() => readArrow(file.slice(0, -1), 'it'), 'content', damage);
    expectFault(() => readArrow(file.slice(0, -1), 'it'), 'content', /its end \("ARROW1"\) is missing/);
  });

  it('nothing but the magic is refused', () => {
    for (const text of ['A', 'ARR', 'ARROW1', 'ARROW1\0\0', 'ARROW1\0\0ARROW1', 'ARROW1\0\0\0\0\0\0ARROW1']) {
      expectFault(() => readArrow(bytesOf(text), 'it'), 'content', damage);
    }
  });

  it('a stream that ends between two batches is refused, because rows may be missing', () => {
    // The marker takes the last eight bytes.
    expectFault(() => readArrow(stream.slice(0, -8), 'it'), 'content', /its end-of-stream marker is missing/);
  });

  it('a stream that ends within a message is refused', () => {
    expectFault(() => readArrow(stream.slice(0, -100), 'it'), 'content', damage);
    expectFault(() => readArrow(stream.slice(0, 2), 'it'), 'content', damage);
  });

  it('two streams in one file are refused, not read by half', () => {
    const two = Uint8Array.of(...stream, ...stream);
    expectFault(() => readArrow(two, 'it'), 'content', /13648 bytes follow the end/);
  });

  it('an end-of-stream marker before the last batch of a file is noticed', () => {
    const early = file.slice();
    // The second message's length.
    const mark = early.findIndex((_, at) => at > 8 && early.slice(at, at + 4).every((byte) => byte === 255));
    early.fill(0, mark + 4, mark + 8);
    expectFault(
      () => readArrow(early, 'it'),
      'content',
      /the footer lists 14 record batches, the file holds 0/,
    );
  });

  it('a compressed buffer that claims more than it can hold is refused before memory is taken', () => {
    for (const [name, magic] of [
      ['lz4.arrow', 0x184d2204],
      ['zstd.arrow', 0xfd2fb528],
    ] as const) {
      const bytes = fixture(name);
      const view = new DataView(bytes.buffer);
      // The length field of the first buffer, before its frame: 20,000 float32.
      let at = 0;
      while (view.getBigInt64(at, true) !== 80_000n || view.getUint32(at + 8, true) !== magic) at += 8;
      view.setBigInt64(at, 80_000_000_000n, true);
      expectFault(() => readArrow(bytes, 'it'), 'content', /claims to hold 80000000000/);
    }
  });
});

it('the unit of a column comes from the metadata of its field', () => {
  const demo = new URL('../../toys/dimuon/reference.arrow', import.meta.url);
  const { columns } = readArrow(readFileSync(demo), 'reference.arrow');
  expect(columns.map(({ name, unit }) => [name, unit])).toEqual([
    ['pt1', 'GeV'],
    ['pt2', 'GeV'],
    ['eta1', undefined],
    ['eta2', undefined],
    ['dphi', 'rad'],
    ['mass', 'GeV'],
  ]);
});

it.each(['stream-chunks.arrow', 'zstd-stream.arrow'])(
  '%s whose second half are zeros, as a crash leaves them, is no shorter stream',
  (name) => {
    const whole = fixture(name);
    const zeroed = whole.map((byte, i) => (i < whole.length / 2 ? byte : 0));
    expectFault(() => readArrow(zeroed, name), 'content', /cut short or damaged|bytes follow the end/);
  },
);
