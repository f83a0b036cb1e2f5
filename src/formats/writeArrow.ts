import {
  Bool,
  type Data,
  Field,
  Float32,
  Float64,
  Int32,
  makeData,
  Message,
  RecordBatch,
  RecordBatchFileWriter,
  Schema,
  Struct,
  Uint32,
} from 'apache-arrow';
import { oneNaN } from './oneNaN.js';
import { rowsOf, type OutputColumn } from './outputColumn.js';

/** Fixed, so that the bytes don't depend on how the rows were made. */
const BATCH = 65_536;

/**
 * Writes an Arrow IPC file: batches of 65,536 rows, no compression, no nulls, metadata sorted by key. The same columns
 * give the same bytes on any machine: NaN has one bit pattern (processors make NaN of either sign).
 *
 * @param columns - of equal length
 * @param metadata - key-values of the schema
 * @returns the content of the file
 * @throws RangeError if the columns differ in length
 * @example
 * const values = Float64Array.of(0.2, 1.1, 3.4);
 * writeFileSync('x.arrow', writeArrow([{ name: 'x', values }], new Map([['expected', '3']])));
 */
export function writeArrow(
  columns: readonly OutputColumn[],
  metadata: ReadonlyMap<string, string>,
): Uint8Array {
  const rows = rowsOf(columns);
  const sorted = [...metadata].sort(([a], [b]) => (a < b ? -1 : 1));
  const fields = columns.map(({ name, values }) => new Field(name, typeOf(values), false));
  const schema = new Schema(fields, new Map(sorted));
  const writer = new CompleteFileWriter();
  writer.reset(undefined, schema);
  for (let start = 0; start < rows; start += BATCH) {
    const length = Math.min(BATCH, rows - start);
    const children = columns.map(({ values }) => dataOf(values.subarray(start, start + length)));
    writer.write(new RecordBatch(schema, makeData({ type: new Struct(fields), length, children })));
  }
  writer.finish();
  return writer.toUint8Array(true);
}

/** apache-arrow leaves out the schema before the first batch, which the format has and some readers need. */
class CompleteFileWriter extends RecordBatchFileWriter {
  protected override _writeSchema(schema: Schema): this {
    super._writeSchema(schema);
    return this._writeMessage(Message.from(schema));
  }
}

function typeOf(values: OutputColumn['values']): Float64 | Float32 | Int32 | Uint32 | Bool {
  if (values instanceof Float64Array) return new Float64();
  if (values instanceof Float32Array) return new Float32();
  if (values instanceof Int32Array) return new Int32();
  if (values instanceof Uint32Array) return new Uint32();
  return new Bool();
}

function dataOf(values: OutputColumn['values']): Data {
  if (values instanceof Float64Array) return makeData({ type: new Float64(), data: oneNaN(values) });
  if (values instanceof Float32Array) return makeData({ type: new Float32(), data: oneNaN(values) });
  if (values instanceof Int32Array) return makeData({ type: new Int32(), data: values });
  if (values instanceof Uint32Array) return makeData({ type: new Uint32(), data: values });
  const bits = new Uint8Array(Math.ceil(values.length / 8));
  values.forEach((value, i) => {
    if (value !== 0) bits[i >> 3] |= 1 << (i & 7);
  });
  return makeData({ type: new Bool(), length: values.length, data: bits });
}
