import { selectSample, type Sample, type Table } from '../sample/index.js';
import { chooseColumns, type ChosenColumns } from './chooseColumns.js';
import { chooseTables, type ChosenTables, type TestTables } from './chooseTables.js';
import type { TestConfig } from './config.js';

/** What a test is made of: rows and columns of its files, and the events of its reference. */
export interface ChosenEvents<Tables extends TestTables = TestTables> extends Pick<
  ChosenTables<Tables>,
  'formulas' | 'notes' | 'tables'
> {
  /** The reference as its file has it. */
  readonly file: Table;
  readonly columns: ChosenColumns;
  /** The events of the reference. */
  readonly whole: Sample;
  /** The rows of the reference's table that they are. */
  readonly kept: Uint32Array;
  /** Rows of the reference that are no events. */
  readonly dropped: number;
}

/**
 * The first choices of any test, with data or without: the rows that --where keeps, features and weights, and which rows
 * of the reference are events.
 *
 * @param whole - whether a file beside the reference must have all features of it
 * @throws Fault `usage` or `content` for expressions and columns that are not there or hold what cannot be used
 */
export function chooseEvents<Tables extends TestTables>(
  asked: TestConfig,
  files: Tables,
  whole = false,
): ChosenEvents<Tables> {
  const { tables, names, formulas, notes } = chooseTables(asked, files);
  const columns = chooseColumns(asked, names, tables.reference, tables.beside, whole);
  const { sample, kept, dropped } = selectSample(tables.reference, columns.features, columns.weight, asked);
  return { file: files.reference, tables, columns, formulas, notes, whole: sample, kept, dropped };
}
