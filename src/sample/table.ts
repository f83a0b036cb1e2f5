/** What a column holds, as far as the choice of features is concerned. */
export type ColumnKind = 'float' | 'integer' | 'boolean' | 'other';

/** One column of a table, as numbers where it has numbers. */
export interface Column {
  readonly name: string;
  /** `other` (text, dates, dictionaries, lists) has no `values`. */
  readonly kind: ColumnKind;
  /** The file's own name of the type (`float64`, `utf8`, …), for messages. */
  readonly type: string;
  /** One number a row; NaN where the file has null. Absent for kind `other`. */
  readonly values?: Float32Array | Float64Array;
  /** How many rows are null. */
  readonly nulls: number;
}

/** A file's content: named columns of equal length, and the file's metadata. */
export interface Table {
  /** Where it came from, for messages: usually the path. */
  readonly origin: string;
  readonly rows: number;
  readonly columns: readonly Column[];
  /** Key-value metadata of the schema; empty where the format has none. */
  readonly metadata: ReadonlyMap<string, string>;
}
