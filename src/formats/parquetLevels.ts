import type { Encoding } from 'hyparquet';
import type { ParquetLevels } from './parquetField.js';
import { decompressPage, type ParquetChunk, type ParquetPage } from './parquetPage.js';
import { decodeRuns } from './rleHybrid.js';

/** A page without its compression. */
interface OpenPage {
  /** For each value how deep it repeats; undefined where nothing does. */
  readonly repetition: Uint32Array | undefined;
  /** For each value how deep it is there; undefined where all are. */
  readonly definition: Uint32Array | undefined;
  /** The values that are there. */
  readonly content: Uint8Array;
  readonly encoding: Encoding;
  readonly count: number;
}

/**
 * Takes a page apart.
 *
 * @param levels - the greatest of its column
 * @throws RangeError if it is damaged
 */
// Dremel levels: Parquet format, README, Nested Encoding and Data Pages
export function openPage(
  { header, bytes }: ParquetPage,
  codec: ParquetChunk['codec'],
  levels: ParquetLevels,
): OpenPage {
  const size = header.uncompressed_page_size;
  const first = header.data_page_header;
  if (first !== undefined) {
    const { num_values: count, encoding } = first;
    let content = decompressPage(bytes, size, codec);
    const take = (greatest: number, levelEncoding: Encoding): Uint32Array | undefined => {
      if (greatest === 0) return undefined;
      if (levelEncoding !== 'RLE')
        throw new RangeError(`its nulls are encoded by ${levelEncoding}, which is not read`);
      if (content.length < 4) throw new RangeError('a page is cut short');
      const length = new DataView(content.buffer, content.byteOffset, 4).getUint32(0, true);
      if (length > content.length - 4) throw new RangeError('a page is cut short');
      const runs = content.subarray(4, 4 + length);
      content = content.subarray(4 + length);
      return decodeRuns(runs, widthOf(greatest), count);
    };
    const repetition = take(levels.repetition, first.repetition_level_encoding);
    const definition = take(levels.definition, first.definition_level_encoding);
    return { repetition, definition, content, encoding, count };
  }
  const second = header.data_page_header_v2;
  if (second === undefined) throw new RangeError('a page has no header');
  const { num_values: count, encoding, is_compressed: isCompressed } = second;
  // Levels lie before what is compressed.
  const middle = second.repetition_levels_byte_length;
  const end = middle + second.definition_levels_byte_length;
  if (!(middle >= 0 && end >= middle && end <= bytes.length && (middle === 0 || levels.repetition > 0)))
    throw new RangeError('a page has levels that do not fit');
  const content = decompressPage(
    bytes.subarray(end),
    size - end,
    isCompressed === false ? 'UNCOMPRESSED' : codec,
  );
  const levelsIn = (part: Uint8Array, greatest: number): Uint32Array | undefined =>
    greatest === 0 ? undefined : decodeRuns(part, widthOf(greatest), count);
  const repetition = levelsIn(bytes.subarray(0, middle), levels.repetition);
  const definition = levelsIn(bytes.subarray(middle, end), levels.definition);
  if ((definition === undefined ? 0 : countBelow(definition, levels.definition)) !== second.num_nulls)
    throw new RangeError(`a page declares ${second.num_nulls} nulls and has another number`);
  return { repetition, definition, content, encoding, count };
}

/**
 * Counts the rows of a column that are null as a whole: a list without elements is not.
 *
 * @param levels - the greatest of the column's first leaf; the column itself may be null
 * @throws RangeError if its pages are damaged or hold another number of rows than their row group
 */
export function countNullRows(chunks: readonly ParquetChunk[], levels: ParquetLevels): number {
  let nulls = 0;
  for (const { pages, codec, rows } of chunks) {
    let found = 0;
    for (const page of pages) {
      const { repetition, definition, count } = openPage(page, codec, levels);
      for (let i = 0; i < count; i++) {
        if (repetition !== undefined && repetition[i] > 0) continue;
        found++;
        if (definition?.[i] === 0) nulls++;
      }
    }
    if (found !== rows) throw new RangeError(`a column has ${found} rows in a row group of ${rows}`);
  }
  return nulls;
}

/** How many values of a level below another there are. */
export function countBelow(levels: Uint32Array, level: number): number {
  let count = 0;
  for (const each of levels) if (each < level) count++;
  return count;
}

/** Bits of a level. */
function widthOf(greatest: number): number {
  return 32 - Math.clz32(greatest);
}
