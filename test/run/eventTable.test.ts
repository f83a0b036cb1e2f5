import { expect, it } from 'vitest';
import { readArrow } from '../../src/formats/index.js';
import { eventTable } from '../../src/run/eventTable.js';
import type { RunState } from '../../src/run/runState.js';
import { float, table } from '../sample/tables.js';

/** What the table tells of its run. */
const state = { version: '1.2.3', digest: 'd1', config: { seed: 7 } } as RunState;

it('holds the rows that were fitted, whatever is in them', () => {
  const data = table('d', [float('x', 1, 2, NaN, 4), float('y', 5, 6, 7, 8)]);
  const bytes = eventTable(data, Uint32Array.of(0, 2), Float64Array.of(0.25, 0.5), state);
  const { columns, metadata } = readArrow(bytes, 'events.arrow');
  expect(Object.fromEntries(metadata)).toEqual({
    schema: 'nplm/events/1',
    version: '1.2.3',
    digest: 'd1',
    seed: '7',
  });
  expect(columns.map(({ name, values }) => [name, [...(values ?? [])]])).toEqual([
    ['x', [1, NaN]],
    ['y', [5, 7]],
    ['f', [0.25, 0.5]],
    ['rank', [2, 1]],
  ]);
});
