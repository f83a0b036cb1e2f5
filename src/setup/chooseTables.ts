import { deriveColumns, filterRows } from '../expression/index.js';
import type { Table } from '../sample/index.js';
import type { TestConfig } from './config.js';

/** The tables of a test. Notes and faults come in the order in which a caller gives them. */
export interface TestTables {
  readonly reference: Table;
  /** Of --toy-pool FILE. */
  readonly pool?: Table | undefined;
  /** A file that has the features, too: the data, or a signal. */
  readonly beside?: Table | undefined;
}

/** What --where and --features make of the files. */
export interface ChosenTables<Tables extends TestTables> {
  /** One for each file. */
  readonly tables: Tables;
  /** The names of features that were asked for; undefined where none were. */
  readonly names: readonly string[] | undefined;
  /** The expressions of the features that are in no file, by name. */
  readonly formulas: ReadonlyMap<string, string>;
  /** How many rows of each file are kept. */
  readonly notes: readonly string[];
}

/**
 * Removes the rows that are not to be tested from all files alike, then adds the features that are formulas. All that
 * follows sees tables as files would hold them that were prepared so.
 *
 * @throws Fault `usage` that points at what is wrong in an expression; `content` if no row is left, or a column that an
 *   expression names holds no numbers
 */
export function chooseTables<Tables extends TestTables>(
  asked: TestConfig,
  files: Tables,
): ChosenTables<Tables> {
  const given = (Object.entries(files) as [string, Table | undefined][]).flatMap(([name, table]) =>
    table === undefined ? [] : [{ name, ...whereOf(table, asked.where) }],
  );
  const { tables, features, formulas } = deriveColumns(
    given.map(({ table }) => table),
    asked.features ?? [],
    '--features',
  );
  return {
    tables: Object.fromEntries(given.map(({ name }, i) => [name, tables[i]])) as unknown as Tables,
    names: asked.features === undefined ? undefined : features,
    formulas,
    notes: given.flatMap(({ note }) => note),
  };
}

function whereOf(table: Table, where: string | undefined): { table: Table; note: string[] } {
  if (where === undefined) return { table, note: [] };
  const { table: kept, removed, invalid } = filterRows(table, where, '--where');
  const why = invalid === 0 ? '' : `, of which ${invalid} for invalid values`;
  const counts = `${kept.rows} of ${table.rows} rows of ${table.origin} kept, ${removed} removed${why}`;
  return { table: kept, note: [`--where ${where}: ${counts}`] };
}
