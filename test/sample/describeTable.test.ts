import { describe, expect, it } from 'vitest';
import { describeTable } from '../../src/sample/index.js';
import { cells, expectFault, float, integer, table, text } from './tables.js';

const one = (...values: number[]) => describeTable(table('a', [float('x', ...values)])).columns[0];

describe('describeTable', () => {
  it('gives range, mean and histogram of the finite values, and counts the others', () => {
    const x = { ...float('x', 1, NaN, 3, Infinity, -Infinity, NaN, 2), nulls: 1, unit: 'GeV' };
    const [column] = describeTable(table('a', [x])).columns;
    expect(column).toMatchObject({ low: 1, high: 3, mean: 2, nulls: 1, nan: 1, infinite: 2, unit: 'GeV' });
    expect(column.histogram).toHaveLength(24);
    expect([0, 12, 23].map((bin) => column.histogram[bin])).toEqual([1, 1, 1]);
    expect(column.histogram.reduce((a, b) => a + b)).toBe(3);
  });

  it.each([
    ['a single row', [7], { low: 7, high: 7, mean: 7 }],
    ['no finite value', [NaN, Infinity], { low: null, high: null, mean: null, nan: 1, infinite: 1 }],
    ['no row', [], { low: null, high: null, mean: null, nan: 0, infinite: 0, histogram: [] }],
    ['the largest doubles', [1.7e308, 1.7e308], { low: 1.7e308, high: 1.7e308, mean: 1.7e308 }],
    ['doubles of both signs', [-1.7e308, 1.7e308], { low: -1.7e308, high: 1.7e308, mean: 0 }],
    ['the least numbers', [5e-324, 0], { low: 0, high: 5e-324 }],
  ])('has no NaN and no infinity for %s', (_, values, expected) => {
    const column = one(...values);
    expect(column).toMatchObject(expected);
    for (const value of [column.low, column.high, column.mean]) {
      expect(value === null || Number.isFinite(value)).toBe(true);
    }
    const finite = values.filter(Number.isFinite).length;
    expect(column.histogram.reduce((a, b) => a + b, 0)).toBe(finite);
  });

  it('says why a column is text', () => {
    const columns = [text('s'), cells('y', { first: 'bad', line: 3, numbers: 4 })];
    const described = describeTable({ ...table('a', columns), rows: 5 }).columns;
    expect(described.map(({ type, low }) => [type, low])).toEqual([
      ['utf8', null],
      ['text: line 3 holds "bad", its other 4 cells are numbers', null],
    ]);
  });

  it('sums the weights: Σw, effective size, negative ones', () => {
    const weighted = table('a', [float('x', 1, 2, 3), float('weight', 3, -1, 2)]);
    expect(describeTable(weighted).weight).toEqual({
      column: 'weight',
      sum: 4,
      effective: 16 / 14,
      negative: { count: 1, share: 1 / 6 },
    });
    expect(describeTable(weighted, { weight: 'x' }).weight).toMatchObject({ column: 'x', sum: 6 });
    expect(describeTable(table('a', [float('x', 1)])).weight).toBeNull();
    expect(describeTable(table('a', [text('weight')])).weight).toBeNull();
    const huge = table('a', [float('weight', 1e308, 1e308, NaN)]);
    expect(describeTable(huge).weight).toMatchObject({ sum: null, effective: null });
    expectFault(() => describeTable(weighted, { weight: 'w' }), 'usage', /^a: there is no column "w"/);
  });

  it('names the features: those of the metadata, else the floating-point columns', () => {
    const columns = [float('x', 1), float('weight', 1), integer('n', 1), float('__index_level_0__', 0)];
    expect(describeTable(table('a', columns)).features).toEqual(['x']);
    expect(describeTable(table('a', columns), { weight: 'x' }).features).toEqual(['weight']);
    expect(describeTable(table('a', columns, { features: 'n, x' })).features).toEqual(['n', 'x']);
  });

  it('gives format and metadata, with any key', () => {
    const metadata = new Map([['__proto__', 'x']]);
    const described = describeTable({ ...table('a', [float('x', 1)]), format: 'CSV', metadata });
    expect(described).toMatchObject({ format: 'CSV', rows: 1 });
    expect(Object.entries(described.metadata)).toEqual([['__proto__', 'x']]);
  });
});
