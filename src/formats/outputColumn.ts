/** A column to write; a Uint8Array holds truth values, 0 or 1. */
export interface OutputColumn {
  readonly name: string;
  readonly values: Float64Array | Float32Array | Int32Array | Uint32Array | Uint8Array;
}

/**
 * How many rows columns have.
 *
 * @throws RangeError if they differ in length
 */
export function rowsOf(columns: readonly OutputColumn[]): number {
  const rows = columns[0]?.values.length ?? 0;
  if (columns.some(({ values }) => values.length !== rows)) throw new RangeError('columns differ in length');
  return rows;
}
