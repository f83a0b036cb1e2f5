import { describe, expect, it } from 'vitest';
import { joinTables } from '../../src/sample/index.js';
import { cells, expectFault, float, integer, table, text } from './tables.js';

const single = (name: string, ...values: number[]) => ({
  ...float(name, ...values),
  type: 'float32',
  values: Float32Array.from(values),
});
const truth = (name: string, ...values: number[]) => ({
  ...integer(name, ...values),
  kind: 'boolean' as const,
  type: 'bool',
});

describe('joinTables', () => {
  it('leaves a single table as it is', () => {
    const one = table('a', [float('x', 1)]);
    expect(joinTables([one], 'all')).toBe(one);
  });

  it('puts columns of one name together, in the order of the first table', () => {
    const joined = joinTables(
      [table('a', [float('x', 1, 2), integer('n', 3, 4)]), table('b', [integer('n', 6), float('x', 5)])],
      'all',
    );
    expect(joined).toMatchObject({ origin: 'all', rows: 3 });
    expect(joined.columns).toEqual([float('x', 1, 2, 5), integer('n', 3, 4, 6)]);
  });

  it.each([
    ['float32 beside float32', single('x', 0.1), single('x', 1), 'float', 'float32', Float32Array],
    ['float32 beside float64', single('x', 0.1), float('x', 1), 'float', 'float32 and float64', Float64Array],
    [
      'whole numbers beside others',
      integer('x', 1),
      float('x', 1.5),
      'float',
      'int64 and float64',
      Float64Array,
    ],
    [
      'truth values beside whole numbers',
      truth('x', 1),
      integer('x', 2),
      'integer',
      'bool and int64',
      Float64Array,
    ],
    ['truth values beside their like', truth('x', 1), truth('x', 0), 'boolean', 'bool', Float64Array],
  ])('widens %s', (_, a, b, kind, type, values) => {
    const [column] = joinTables([table('a', [a]), table('b', [b])], 'all').columns;
    expect(column).toMatchObject({ kind, type });
    expect(column.values).toBeInstanceOf(values);
    expect([...column.values!]).toEqual([...a.values!, ...b.values!]);
  });

  it('adds up nulls and rounded integers, and keeps a unit', () => {
    const a = { ...float('x', 1, NaN), nulls: 1, unit: 'GeV' };
    const b = { ...float('x', NaN, NaN), nulls: 2, rounded: 3 };
    const [column] = joinTables([table('a', [a]), table('b', [b])], 'all').columns;
    expect(column).toMatchObject({ nulls: 3, rounded: 3, unit: 'GeV' });
  });

  it('keeps the metadata that is the same in all, and the formats', () => {
    const meta = (expected: string, seed: string) => table('a', [float('x', 1)], { expected, seed });
    const joined = joinTables(
      [
        { ...meta('9', '1'), format: 'CSV' },
        { ...meta('9', '2'), format: 'Arrow' },
        { ...meta('9', '3'), format: 'CSV' },
      ],
      'all',
    );
    expect([...joined.metadata]).toEqual([['expected', '9']]);
    expect(joined.format).toBe('CSV and Arrow');
  });

  it('keeps a column of text that is text in all', () => {
    const [column] = joinTables([table('a', [text('s')]), table('b', [text('s')])], 'all').columns;
    expect(column).toEqual(text('s'));
  });

  it('asks tables without rows for the names alone', () => {
    const empty = table('b', [{ ...text('x'), type: 'empty' }]);
    expect(joinTables([table('a', [float('x', 1)]), empty], 'all').columns).toEqual([float('x', 1)]);
    expect(joinTables([empty, table('a', [float('x', 1)])], 'all').columns).toEqual([float('x', 1)]);
    expect(joinTables([empty, empty], 'all').rows).toBe(0);
    expectFault(() => joinTables([table('a', [float('y', 1)]), empty], 'all'), 'content', /^b: /);
  });

  it.each([
    [float('y', 1), /^b: there is no column "x", which a has; give files of the same columns$/],
    [text('x'), /^b: column "x" is utf8, and float64 in a; write it as numbers in all files$/],
    [
      cells('x', { first: 'bad', line: 3, numbers: 4 }),
      /^b: column "x" is text: line 3 holds "bad", its other 4 cells are numbers, and float64 in a; mend the cell/,
    ],
    [
      { ...float('x', 1), unit: 'MeV' },
      /^b: column "x" is in MeV, and in GeV in a; give files of the same units$/,
    ],
  ])('refuses %o beside numbers of that name', (column, message) => {
    const tables = [table('a', [{ ...float('x', 1), unit: 'GeV' }]), { ...table('b', [column]), rows: 1 }];
    expectFault(() => joinTables(tables, 'all'), 'content', message);
  });

  it('refuses a column that the first table lacks', () => {
    const tables = [table('a', [float('x', 1)]), table('b', [float('x', 1), float('y', 1)])];
    expectFault(() => joinTables(tables, 'all'), 'content', /^b: it has a column "y", which a lacks/);
  });
});
