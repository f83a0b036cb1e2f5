import { take } from './takeRows.js';
import type { Column, Table } from './table.js';

/** Integers beyond it are rounded. */
const EXACT = Number.MAX_SAFE_INTEGER;

/**
 * The rows of a table, in the order given. A column that holds no numbers stays without values.
 *
 * @param rows - indices from 0, below `table.rows`
 */
export function takeTableRows(table: Table, rows: Uint32Array): Table {
  return { ...table, rows: rows.length, columns: table.columns.map((column) => takeColumn(column, rows)) };
}

function takeColumn(column: Column, rows: Uint32Array): Column {
  if (column.values === undefined) return column;
  const values = take(column.values, rows);
  const { nulls, rounded } = column;
  return {
    ...column,
    values,
    // A null is NaN by now: where a file has both, all that are left may be nulls.
    nulls: nulls === 0 ? 0 : Math.min(nulls, count(values, Number.isNaN)),
    ...(rounded === undefined
      ? {}
      : {
          rounded: Math.min(
            rounded,
            count(values, (value) => Math.abs(value) > EXACT),
          ),
        }),
  };
}

function count(values: Float32Array | Float64Array, counts: (value: number) => boolean): number {
  let found = 0;
  for (const value of values) if (counts(value)) found++;
  return found;
}
