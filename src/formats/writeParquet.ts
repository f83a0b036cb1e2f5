import type { SchemaElement } from 'hyparquet';
import { parquetWriteBuffer, type ColumnSource } from 'hyparquet-writer';
import { oneNaN } from './oneNaN.js';
import { rowsOf, type OutputColumn } from './outputColumn.js';

/** Rows of a row group, as many as pyarrow writes. */
const GROUP = 1_048_576;

/**
 * Writes a Parquet file: plain values in row groups of 1,048,576 rows, no compression, no nulls, metadata sorted by
 * key. The same columns give the same bytes on any machine: NaN has one bit pattern.
 *
 * @param columns - of equal length
 * @param metadata - key-values of the file
 * @returns the content of the file
 * @throws RangeError if the columns differ in length
 * @example
 * const values = Float64Array.of(0.2, 1.1, 3.4);
 * writeFileSync('x.parquet', writeParquet([{ name: 'x', values }], new Map([['expected', '3']])));
 */
export function writeParquet(
  columns: readonly OutputColumn[],
  metadata: ReadonlyMap<string, string>,
): Uint8Array {
  rowsOf(columns);
  const kvMetadata = [...metadata].map(([key, value]) => ({ key, value }));
  return new Uint8Array(
    parquetWriteBuffer({
      schema: [{ name: 'schema', num_children: columns.length }, ...columns.map(elementOf)],
      columnData: columns.map(({ name, values }): ColumnSource => {
        return { name, data: dataOf(values), encoding: 'PLAIN', offsetIndex: false };
      }),
      codec: 'UNCOMPRESSED',
      rowGroupSize: GROUP,
      kvMetadata: kvMetadata.sort((a, b) => (a.key < b.key ? -1 : 1)),
      createdBy: 'nplm',
    }),
  );
}

function elementOf({ name, values }: OutputColumn): SchemaElement {
  const required = { name, repetition_type: 'REQUIRED' } as const;
  if (values instanceof Float64Array) return { ...required, type: 'DOUBLE' };
  if (values instanceof Float32Array) return { ...required, type: 'FLOAT' };
  if (values instanceof Int32Array) return { ...required, type: 'INT32' };
  if (values instanceof Uint32Array) return { ...required, type: 'INT32', converted_type: 'UINT_32' };
  return { ...required, type: 'BOOLEAN' };
}

function dataOf(values: OutputColumn['values']): ColumnSource['data'] {
  if (values instanceof Float64Array || values instanceof Float32Array) return oneNaN(values);
  // Of a Uint32Array the library refuses what is beyond 2^31; of a list it does not.
  if (values instanceof Uint32Array) return [...values];
  if (values instanceof Uint8Array) return Array.from(values, (value) => value !== 0);
  return values;
}
