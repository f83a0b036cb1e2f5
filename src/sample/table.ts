/** What a column holds, as far as the choice of features is concerned. */
export type ColumnKind = 'float' | 'integer' | 'boolean' | 'other';

/** Why a column of a text file is text: the cells in it that are no numbers. */
export interface TextCells {
  /** The first of them, shortened if long. */
  readonly first: string;
  /** Its line, counted from 1. */
  readonly line: number;
  /** How many there are. */
  readonly count: number;
  /** How many cells are numbers. */
  readonly numbers: number;
  /** Whether all of them are numbers with a decimal comma. */
  readonly decimalCommas: boolean;
}

/** One column of a table, as numbers where it has numbers. */
export interface Column {
  readonly name: string;
  /** `other` (text, dates, dictionaries, lists) has no `values`. */
  readonly kind: ColumnKind;
  /** The file's own name of the type (`float64`, `utf8`, …), for messages. */
  readonly type: string;
  /** One number a row; NaN where the file has null. Absent for kind `other`. */
  readonly values?: Float32Array | Float64Array;
  /** Present where a text file has cells in this column that are no numbers. */
  readonly text?: TextCells;
  /** Present where it is in no file: what it was computed by, `pt1/pt2`. */
  readonly formula?: string;
  /** What one of its values counts, as the file says: `GeV`. */
  readonly unit?: string;
  /** How many rows are null. */
  readonly nulls: number;
  /** Present where integers beyond 2^53 are no longer exact: how many. */
  readonly rounded?: number;
}

/** A file's content: named columns of equal length, and the file's metadata. */
export interface Table {
  /** Where it came from, for messages: usually the path. */
  readonly origin: string;
  /** The name of the file's format, for people: `Arrow`. Absent where the table was not read. */
  readonly format?: string;
  readonly rows: number;
  readonly columns: readonly Column[];
  /** Key-value metadata of the schema; empty where the format has none. */
  readonly metadata: ReadonlyMap<string, string>;
}
