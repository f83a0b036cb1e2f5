import {
  indexColumns,
  listColumns,
  withType,
  type Column,
  type NumericColumn,
  type Table,
} from '../sample/index.js';
import type { OutputColumn } from './outputColumn.js';

/**
 * The columns of a table as they can be written, and what is lost on the way, a line each.
 *
 * Whole numbers of 32 bits and truth values keep their kind; whole numbers beyond, or with nulls, become
 * floating-point. Columns without numbers are left out, and so are those of an index of pandas, which another format
 * would not tell from features.
 *
 * @example
 * const { columns, notes } = outputColumns(await readTable(readFileSync('sm.arrow'), 'sm.arrow'));
 */
export function outputColumns(table: Table): {
  readonly columns: readonly OutputColumn[];
  readonly notes: readonly string[];
} {
  const index = indexColumns(table);
  const columnsOf = table.columns.filter(({ name }) => !index.has(name));
  const numeric = columnsOf.filter((column): column is NumericColumn => column.values !== undefined);
  const columns = numeric.map((column): OutputColumn => ({ name: column.name, values: valuesOf(column) }));
  const words = columnsOf.filter(({ values }) => values === undefined);
  const widened = numeric.filter(({ kind }, i) => kind !== 'float' && isFloat(columns[i]));
  const withNulls = numeric.filter(({ nulls }) => nulls > 0);
  const rounded = numeric.filter((column) => (column.rounded ?? 0) > 0);
  const withUnits = numeric.filter(({ unit }) => unit !== undefined);
  const notes: readonly (readonly [what: string, of: readonly Pick<Column, 'name'>[]])[] = [
    ['left out, because they hold no numbers', words.map(withType)],
    ['left out, because they are an index of pandas', table.columns.filter(({ name }) => index.has(name))],
    ['whole numbers beyond 32 bits or with nulls, written as floating-point', widened],
    ['integers beyond 2^53, which are rounded', rounded],
    ['nulls, written as NaN', withNulls],
    ['units, which are not written', withUnits.map(({ name, unit }) => ({ name: `${name} (${unit})` }))],
  ];
  return {
    columns,
    notes: notes.filter(([, of]) => of.length > 0).map(([what, of]) => `${what}: ${listColumns(of)}`),
  };
}

function valuesOf({ kind, values, nulls }: NumericColumn): OutputColumn['values'] {
  if (nulls > 0) return values;
  if (kind === 'boolean') return Uint8Array.from(values);
  if (kind !== 'integer') return values;
  if (values.every((value) => value === (value | 0))) return Int32Array.from(values);
  return values.every((value) => value === value >>> 0) ? Uint32Array.from(values) : values;
}

function isFloat({ values }: OutputColumn): boolean {
  return values instanceof Float64Array || values instanceof Float32Array;
}
