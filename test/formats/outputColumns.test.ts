import { describe, expect, it } from 'vitest';
import { outputColumns } from '../../src/formats/index.js';
import type { Column } from '../../src/sample/index.js';
import { float, integer, table, text } from '../sample/tables.js';

const of = (...columns: Column[]) => outputColumns(table('a', columns));

describe('outputColumns', () => {
  it.each([
    ['float64', float('x', 1.5), Float64Array.of(1.5)],
    ['float32', { ...float('x'), values: Float32Array.of(1.5) }, Float32Array.of(1.5)],
    ['whole numbers', integer('x', -2147483648, 2147483647), Int32Array.of(-2147483648, 2147483647)],
    ['large whole numbers', integer('x', 0, 4294967295), Uint32Array.of(0, 4294967295)],
    ['truth values', { ...integer('x', 1, 0), kind: 'boolean' as const }, Uint8Array.of(1, 0)],
  ])('keep %s as they are', (_, column, values) => {
    expect(of(column)).toEqual({ columns: [{ name: 'x', values }], notes: [] });
  });

  it.each([
    ['whole numbers of both signs beyond 32 bits', integer('x', -1, 4294967295)],
    ['whole numbers beyond 32 bits', integer('x', 2 ** 40)],
  ])('write %s as floating-point, and say so', (_, column) => {
    expect(of(column)).toEqual({
      columns: [{ name: 'x', values: column.values }],
      notes: ['whole numbers beyond 32 bits or with nulls, written as floating-point: x'],
    });
  });

  it('say what is lost', () => {
    const { columns, notes } = of(
      { ...integer('n', 1, NaN), nulls: 1 },
      { ...float('pt', 1, 2), unit: 'GeV', rounded: 1 },
      text('name'),
    );
    expect(columns.map(({ name }) => name)).toEqual(['n', 'pt']);
    expect(notes).toEqual([
      'left out, because they hold no numbers: name (utf8)',
      'whole numbers beyond 32 bits or with nulls, written as floating-point: n',
      'integers beyond 2^53, which are rounded: pt',
      'nulls, written as NaN: n',
      'units, which are not written: pt (GeV)',
    ]);
  });
});
