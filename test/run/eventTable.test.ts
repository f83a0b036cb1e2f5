import { expect, it } from 'vitest';
import { readArrow } from '../../src/formats/index.js';
import { eventTable } from '../../src/run/eventTable.js';
import { float, table } from '../sample/tables.js';

it('holds the rows that were fitted, whatever is in them', () => {
  const data = table('d', [float('x', 1, 2, NaN, 4), float('y', 5, 6, 7, 8)]);
  const bytes = eventTable(data, Uint32Array.of(0, 2), Float64Array.of(0.25, 0.5));
  const { columns } = readArrow(bytes, 'events.arrow');
  expect(columns.map(({ name, values }) => [name, [...(values ?? [])]])).toEqual([
    ['x', [1, NaN]],
    ['y', [5, 7]],
    ['f', [0.25, 0.5]],
    ['rank', [2, 1]],
  ]);
});
