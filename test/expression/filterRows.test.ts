import { describe, expect, it } from 'vitest';
import { filterRows } from '../../src/expression/index.js';
import type { Column } from '../../src/sample/index.js';
import { expectFault, float, integer, table, text } from '../sample/tables.js';

const single: Column = { ...float('s'), type: 'float32', values: Float32Array.of(0.1, 0.2, 0.3, 0.4) };
const events = table('sm.arrow', [float('mass', 50, 70, NaN, 90), single, text('label')], { expected: '9' });

describe('filterRows', () => {
  it('keeps the rows in which the condition holds, of all columns, with their types', () => {
    const { table: kept, removed, invalid } = filterRows(events, 'mass > 60');
    expect([removed, invalid]).toEqual([2, 1]);
    expect(kept).toEqual({
      ...events,
      rows: 2,
      columns: [float('mass', 70, 90), { ...single, values: Float32Array.from([0.2, 0.4]) }, text('label')],
    });
  });

  it('gives the table itself where nothing is removed', () => {
    expect(filterRows(events, 's > 0').table).toBe(events);
  });

  it('removes a row whose condition is open, also where it is negated', () => {
    for (const condition of ['!(mass > 60)', 'mass != 70', 'mass < 60 || log(mass) < 1'])
      expect(filterRows(events, condition).invalid, condition).toBe(1);
    expect(filterRows(events, 'mass < 60 || s < 0.35')).toMatchObject({ removed: 1, invalid: 0 });
  });

  it('takes whole numbers and truth values as true or false, and no others', () => {
    const flags = table('t', [
      integer('n', 0, 1, 2),
      { ...integer('b', 1, 0, 1), kind: 'boolean' },
      float('x', 1, 1, 1),
    ]);
    expect(filterRows(flags, 'n').removed).toBe(1);
    expect(filterRows(flags, 'b && n').removed).toBe(2);
    expect(filterRows(flags, '!b').removed).toBe(2);
    expectFault(() => filterRows(flags, 'x'), 'usage', /this is a number and no condition/);
    expectFault(
      () => filterRows(flags, 'b && (x)'),
      'usage',
      /character 7: this is a number and no condition/,
    );
  });

  it('counts nulls and rounded integers anew', () => {
    const columns: Column[] = [
      float('x', 1, 2, 3, 4),
      { ...integer('n', 1, NaN, 2 ** 60, NaN), nulls: 2, rounded: 1 },
    ];
    const of = (condition: string) => filterRows(table('t', columns), condition).table.columns[1];
    expect(of('x < 3')).toMatchObject({ nulls: 1, rounded: 0 });
    expect(of('x > 2')).toMatchObject({ nulls: 1, rounded: 1 });
    expect(of('x == 1')).toMatchObject({ nulls: 0, rounded: 0 });
  });

  it('leaves no table without rows', () => {
    expectFault(
      () => filterRows(events, 'mass > 100', '--where'),
      'content',
      /^sm.arrow: no row is left: --where "mass > 100" removes all 4 \(1 of them for invalid values\); give another condition$/,
    );
  });
});
