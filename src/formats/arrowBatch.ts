import { CompressionType } from 'apache-arrow/fb/compression-type';
import type { RecordBatch } from 'apache-arrow/fb/record-batch';
import type { ArrowChunk, ArrowDictionary } from './arrowChunk.js';
import type { ArrowField } from './arrowSchema.js';
import { bitsOf } from './arrowValues.js';
import { present } from './present.js';
import { decompressBuffer, decompressedLength } from './decompressBuffer.js';

export interface ArrowBatch {
  readonly rows: number;
  /** In the schema's order. */
  readonly chunks: readonly ArrowChunk[];
}

/**
 * Finds each column's buffers in a record batch and checks that they hold as many rows as the batch declares. Values
 * are decompressed only when they are asked for.
 *
 * @param batch - what it says of itself
 * @param body - its buffers
 * @param fields - its columns
 * @param dictionaryOf - that of a column which has one
 * @throws RangeError if counts and lengths don't fit together
 */
export function readBatch(
  batch: RecordBatch,
  body: Uint8Array,
  fields: readonly ArrowField[],
  dictionaryOf: (field: ArrowField) => ArrowDictionary | undefined = () => undefined,
): ArrowBatch {
  const rows = Number(batch.length());
  const codec = batch.compression()?.codec();
  if (codec !== undefined && codec !== CompressionType.LZ4_FRAME && codec !== CompressionType.ZSTD) {
    throw new RangeError(
      `a record batch is compressed by a method (${Number(codec)}) that Arrow does not know`,
    );
  }
  const region = (index: number): Uint8Array => {
    if (index >= batch.buffersLength())
      throw new RangeError('a record batch has fewer buffers than its schema needs');
    const entry = present(batch.buffers(index));
    const offset = Number(entry.offset());
    const length = Number(entry.length());
    if (offset < 0 || length < 0 || offset + length > body.length) {
      throw new RangeError('a buffer lies outside its record batch');
    }
    return body.subarray(offset, offset + length);
  };
  const size = (bytes: Uint8Array) => (codec === undefined ? bytes.length : decompressedLength(bytes, codec));
  const content = (bytes: Uint8Array) => (codec === undefined ? bytes : decompressBuffer(bytes, codec));

  let node = 0;
  let buffer = 0;
  let view = 0;
  const chunks = fields.map((field): ArrowChunk => {
    if (node >= batch.nodesLength()) throw new RangeError('a record batch has fewer columns than its schema');
    const entry = present(batch.nodes(node));
    const nulls = Number(entry.nullCount());
    if (Number(entry.length()) !== rows || rows < 0) {
      throw new RangeError(`column "${field.name}" has ${entry.length()} rows in a record batch of ${rows}`);
    }
    if (nulls < 0 || nulls > rows)
      throw new RangeError(`column "${field.name}" has ${nulls} nulls in ${rows} rows`);
    const first = buffer;
    node += field.nodes;
    buffer += field.buffers;
    for (const last = view + field.views; view < last; view++)
      buffer += Number(batch.variadicBufferCounts(view) ?? 0n);
    const none = () => new Uint8Array(0);
    if (field.values === undefined) return { rows, nulls, validity: none, values: none };

    const validity = nulls === 0 ? new Uint8Array(0) : region(first);
    const values = region(first + 1);
    const needed = Math.ceil((rows * bitsOf(field.dictionary?.indices ?? field.values)) / 8);
    if ((nulls > 0 && size(validity) < Math.ceil(rows / 8)) || size(values) < needed) {
      throw new RangeError(
        `column "${field.name}" has fewer values than the ${rows} rows of its record batch`,
      );
    }
    return {
      rows,
      nulls,
      validity: () => content(validity),
      values: () => content(values).subarray(0, needed),
      dictionary: dictionaryOf(field),
    };
  });
  if (node !== batch.nodesLength() || buffer !== batch.buffersLength()) {
    throw new RangeError('a record batch has more columns than its schema');
  }
  return { rows, chunks };
}
