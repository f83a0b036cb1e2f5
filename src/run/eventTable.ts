import { writeArrow, type OutputColumn } from '../formats/index.js';
import type { NumericColumn, Table } from '../sample/index.js';
import type { RunState } from './runState.js';
import { tableMetadata } from './tableMetadata.js';

/**
 * events.arrow: the numeric columns of the data, f(x), and the rank of f (1 the highest; ties in order of rows). A
 * column of the data that is called `f` or `rank` gets the ending `_data`. Without a fit f is NaN and rank 0.
 *
 * @param rows - those of the table that were fitted, in order; the others are left out
 * @param f - one value for each of them; undefined where the fit failed
 */
export function eventTable(
  table: Table,
  rows: Uint32Array,
  f: Float64Array | undefined,
  run: RunState,
): Uint8Array {
  const taken = new Set(table.columns.map(({ name }) => name));
  const nameOf = (name: string): string => {
    if (name !== 'f' && name !== 'rank') return name;
    let free = `${name}_data`;
    while (taken.has(free)) free += '_';
    return free;
  };
  const columns = table.columns
    .filter((column): column is NumericColumn => column.values !== undefined)
    .map((column): OutputColumn => ({ name: nameOf(column.name), values: take(column, rows) }));
  return writeArrow(
    [
      ...columns,
      { name: 'f', values: f ?? new Float64Array(rows.length).fill(NaN) },
      { name: 'rank', values: f === undefined ? new Int32Array(rows.length) : ranksOf(f) },
    ],
    tableMetadata('events', run),
  );
}

function take({ kind, values, nulls }: NumericColumn, rows: Uint32Array): OutputColumn['values'] {
  if (nulls === 0 && kind === 'boolean') return Uint8Array.from(rows, (row) => values[row]);
  if (nulls === 0 && kind === 'integer' && rows.every((row) => values[row] === (values[row] | 0)))
    return Int32Array.from(rows, (row) => values[row]);
  return values instanceof Float32Array
    ? Float32Array.from(rows, (row) => values[row])
    : Float64Array.from(rows, (row) => values[row]);
}

/** 1 for the highest f. */
function ranksOf(f: Float64Array): Int32Array {
  const order = Array.from(f, (_, row) => row).sort((a, b) => f[b] - f[a] || a - b);
  const ranks = new Int32Array(f.length);
  order.forEach((row, place) => (ranks[row] = place + 1));
  return ranks;
}
