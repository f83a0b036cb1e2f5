import type { ParquetField } from './parquetField.js';
import { decompressPage, type ParquetChunk, type ParquetPage } from './parquetPage.js';
import { decodePlain, decodeValues, type Numbers, type ParquetDictionary } from './parquetValues.js';
import { countBelow, openPage } from './parquetLevels.js';
import { allocate } from './tooLarge.js';

/** What is read of one column. */
interface ParquetColumn {
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
      const { definition: levels, content, encoding, count } = openPage(page, codec, field.leaves.levels);
      const target = values.subarray(row, row + count);
      const missing = levels === undefined ? 0 : countBelow(levels, 1);
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

/** Moves the values at the start to where the levels are 1, and puts NaN where they are 0. */
function spread(target: Numbers, levels: Uint32Array, missing: number): void {
  let from = target.length - missing;
  for (let i = target.length - 1; i >= 0; i--) target[i] = levels[i] === 0 ? NaN : target[--from];
}
