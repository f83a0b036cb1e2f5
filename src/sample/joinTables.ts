import { Fault } from '../fault/index.js';
import { describeColumn, mendText } from './describeColumn.js';
import { listColumns } from './listColumns.js';
import type { Column, ColumnKind, Table } from './table.js';

/**
 * Puts tables one below the other, column by column of the same name, in the order of the first table. A column is of
 * single precision if it is so in all of them, and of whole numbers if it is so in all. Tables without rows need the
 * same names only. Of the metadata stays what is the same in all.
 *
 * @param tables - at least one; a single one is returned as it is
 * @param origin - what messages call them together
 * @throws Fault `content` if a column is absent from one of them, holds numbers in one and something else in another, or
 *   has another unit
 */
export function joinTables(tables: readonly Table[], origin: string): Table {
  const [first, ...others] = tables;
  if (others.length === 0) return first;
  for (const table of others) refuseOtherColumns(first, table);
  const filled = tables.filter(({ rows }) => rows > 0);
  const parts = filled.length === 0 ? [first] : filled;
  const names = [...new Set(tables.map(({ format }) => format).filter((format) => format !== undefined))];
  const metadata = [...first.metadata].filter(([key, value]) =>
    others.every((table) => table.metadata.get(key) === value),
  );
  return {
    origin,
    ...(names.length === 0 ? {} : { format: names.join(' and ') }),
    rows: tables.reduce((sum, { rows }) => sum + rows, 0),
    columns: first.columns.map(({ name }) => joinColumn(parts, name)),
    metadata: new Map(metadata),
  };
}

function refuseOtherColumns(first: Table, other: Table): void {
  const missing = without(first, other);
  const extra = without(other, first);
  if (missing.length + extra.length === 0) return;
  const what =
    missing.length > 0
      ? `there is no column ${listColumns(missing)}, which ${first.origin} has`
      : `it has a column ${listColumns(extra)}, which ${first.origin} lacks`;
  throw new Fault('content', {
    where: other.origin,
    what,
    todo: 'give files of the same columns',
  });
}

/** The columns of one table that another one lacks, in quotes. */
function without(table: Table, other: Table): readonly Pick<Column, 'name'>[] {
  const there = new Set(other.columns.map(({ name }) => name));
  return table.columns.filter(({ name }) => !there.has(name)).map(({ name }) => ({ name: `"${name}"` }));
}

function joinColumn(tables: readonly Table[], name: string): Column {
  const columns = tables.map((table) => ({
    origin: table.origin,
    ...table.columns.find((column) => column.name === name)!,
  }));
  const [first] = columns;
  const numbers = columns.find(({ values }) => values !== undefined);
  const words = columns.find(({ values }) => values === undefined);
  if (numbers !== undefined && words !== undefined) {
    throw new Fault('content', {
      where: words.origin,
      what: `column "${name}" is ${describeColumn(words)}, and ${numbers.type} in ${numbers.origin}`,
      todo: words.text === undefined ? 'write it as numbers in all files' : mendText(words.text),
    });
  }
  const units = columns.filter(({ unit }) => unit !== undefined);
  const [one] = units;
  const another = units.find(({ unit }) => unit !== one.unit);
  if (another !== undefined) {
    throw new Fault('content', {
      where: another.origin,
      what: `column "${name}" is in ${another.unit}, and in ${one.unit} in ${one.origin}`,
      todo: 'give files of the same units',
    });
  }
  const rounded = sumOf(columns.map((column) => column.rounded ?? 0));
  const values = columns.flatMap((column) => (column.values === undefined ? [] : [column.values]));
  return {
    name,
    kind: kindOf(columns),
    type: [...new Set(columns.map(({ type }) => type))].join(' and '),
    nulls: sumOf(columns.map(({ nulls }) => nulls)),
    ...(one?.unit === undefined ? {} : { unit: one.unit }),
    ...(values.length === 0 ? {} : { values: joinValues(values) }),
    ...(first.text === undefined ? {} : { text: first.text }),
    ...(rounded === 0 ? {} : { rounded }),
  };
}

/** Truth values beside whole numbers are whole numbers, and both beside others floating-point. */
function kindOf(columns: readonly Column[]): ColumnKind {
  const kinds = new Set(columns.map(({ kind }) => kind));
  for (const kind of ['other', 'float', 'integer'] as const) if (kinds.has(kind)) return kind;
  return 'boolean';
}

function joinValues(parts: readonly (Float32Array | Float64Array)[]): Float32Array | Float64Array {
  const length = sumOf(parts.map((part) => part.length));
  const single = parts.every((part) => part instanceof Float32Array);
  const values = single ? new Float32Array(length) : new Float64Array(length);
  let at = 0;
  for (const part of parts) {
    values.set(part, at);
    at += part.length;
  }
  return values;
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
