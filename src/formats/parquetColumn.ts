import type { ParquetField } from './parquetField.js';
import { decompressPage, type ParquetChunk, type ParquetPage } from './parquetPage.js';
import { decodePlain, decodeValues, type Numbers, type ParquetDictionary } from './parquetValues.js';
import { decodeRuns } from './rleHybrid.js';
import { allocate } from './tooLarge.js';

/** What is read of one column. */
export interface ParquetColumn {
  readonly values: Numbers;
  readonly nulls: number;
  readonly rounded: number;
}

/**
 * Joins the chunks of a column into one array: float16 and float32 as float32, everything else as float64 (an integer
 * beyond 2^53 is rounded), true as 1, null as NaN.
 *
 * @throws RangeError if they are damaged; TooLarge if memory does not hold them
 */
export function joinPages(chunks: readonly ParquetChunk[], field: ParquetField): ParquetColumn {
  const rows = chunks.reduce((sum, chunk) => sum + chunk.rows, 0);
  const values = numbersOf(field, rows);
  let row = 0;
  let nulls = 0;
  let rounded = 0;
  for (const { dictionary, pages, codec } of chunks) {
    const known = dictionary === undefined ? undefined : readDictionary(dictionary, codec, field);
    for (const page of pages) {
      const { levels, content, encoding, count } = openPage(page, codec, field);
      const target = values.subarray(row, row + count);
      const missing = levels === undefined ? 0 : countNulls(levels);
      rounded += decodeValues(content, encoding, field, known, target.subarray(0, count - missing));
      if (levels !== undefined && missing > 0) spread(target, levels, missing);
      nulls += missing;
      row += count;
    }
  }
  return { values, nulls, rounded };
}

function numbersOf({ number }: ParquetField, length: number): Numbers {
  return number === 'float32' || number === 'float16'
    ? allocate(Float32Array, length)
    : allocate(Float64Array, length);
}

function readDictionary(
  page: ParquetPage,
  codec: ParquetChunk['codec'],
  field: ParquetField,
): ParquetDictionary {
  const bytes = decompressPage(page.bytes, page.header.uncompressed_page_size, codec);
  const count = page.header.dictionary_page_header?.num_values ?? 0;
  // No value takes less than a bit.
  if (!(count >= 0 && count <= 8 * bytes.length))
    throw new RangeError('a dictionary has fewer values than it says');
  const values = numbersOf(field, count);
  const marks = new Uint8Array(count);
  const rounded = decodePlain(bytes, field, values, marks);
  return { values, rounded: rounded > 0 ? marks : undefined };
}

/** A page without its compression: 1 where there is a value (undefined where there is one everywhere), and the values. */
function openPage({ header, bytes }: ParquetPage, codec: ParquetChunk['codec'], { optional }: ParquetField) {
  const size = header.uncompressed_page_size;
  const first = header.data_page_header;
  if (first !== undefined) {
    const { num_values: count, encoding, definition_level_encoding: levelEncoding } = first;
    const page = decompressPage(bytes, size, codec);
    if (!optional) return { levels: undefined, content: page, encoding, count };
    if (levelEncoding !== 'RLE')
      throw new RangeError(`its nulls are encoded by ${levelEncoding}, which is not read`);
    if (page.length < 4) throw new RangeError('a page is cut short');
    const length = new DataView(page.buffer, page.byteOffset, 4).getUint32(0, true);
    if (length > page.length - 4) throw new RangeError('a page is cut short');
    const levels = decodeRuns(page.subarray(4, 4 + length), 1, count);
    return { levels, content: page.subarray(4 + length), encoding, count };
  }
  const second = header.data_page_header_v2;
  if (second === undefined) throw new RangeError('a page has no header');
  const { num_values: count, encoding, is_compressed: isCompressed } = second;
  const levelBytes = second.definition_levels_byte_length;
  if (second.repetition_levels_byte_length !== 0 || !(levelBytes >= 0 && levelBytes <= bytes.length))
    throw new RangeError('a page has levels that do not fit');
  // Levels lie before what is compressed.
  const rest = bytes.subarray(levelBytes);
  const content = decompressPage(rest, size - levelBytes, isCompressed === false ? 'UNCOMPRESSED' : codec);
  const levels = optional ? decodeRuns(bytes.subarray(0, levelBytes), 1, count) : undefined;
  if ((levels === undefined ? 0 : countNulls(levels)) !== second.num_nulls)
    throw new RangeError(`a page declares ${second.num_nulls} nulls and has another number`);
  return { levels, content, encoding, count };
}

function countNulls(levels: Uint32Array): number {
  let nulls = 0;
  for (const level of levels) if (level === 0) nulls++;
  return nulls;
}

/** Moves the values at the start to where the levels are 1, and puts NaN where they are 0. */
function spread(target: Numbers, levels: Uint32Array, missing: number): void {
  let from = target.length - missing;
  for (let i = target.length - 1; i >= 0; i--) target[i] = levels[i] === 0 ? NaN : target[--from];
}
