import { compressors } from 'hyparquet-compressors';
import type { ColumnMetaData, PageHeader } from 'hyparquet';
import { parquetHeader } from 'hyparquet/src/column.js';
import { crc32 } from './crc32.js';
import { decodeLz4Block } from './lz4Frame.js';
import { outside } from './outside.js';
import { allocate } from './tooLarge.js';
import { unpackGzip } from './unpackGzip.js';
import { decodeZstdFrame } from './zstdFrame.js';

/** One page of a column chunk, still compressed. */
export interface ParquetPage {
  readonly header: PageHeader;
  readonly bytes: Uint8Array;
}

/** The pages of one column chunk. */
export interface ParquetChunk {
  readonly dictionary: ParquetPage | undefined;
  readonly pages: readonly ParquetPage[];
  readonly codec: ColumnMetaData['codec'];
  readonly rows: number;
}

/**
 * Finds the pages of a column chunk, and checks that they hold as many values as they should.
 *
 * @param rows - of its row group
 * @param values - as many, but where rows may hold several
 * @throws RangeError if there are more or fewer
 */
export function parquetPages(
  bytes: Uint8Array,
  meta: ColumnMetaData,
  rows: number,
  values = rows,
): ParquetChunk {
  const first = Number(meta.data_page_offset);
  const dictionaryAt = Number(meta.dictionary_page_offset ?? 0);
  const start = dictionaryAt > 0 && dictionaryAt < first ? dictionaryAt : first;
  const end = start + Number(meta.total_compressed_size);
  if (!(start >= 4 && end >= start && end <= bytes.length))
    throw new RangeError('a column lies outside the file');
  const view = new DataView(bytes.buffer, bytes.byteOffset, end);
  const reader = { view, offset: start };
  const pages: ParquetPage[] = [];
  let dictionary: ParquetPage | undefined;
  let found = 0;
  while (found < values) {
    if (reader.offset >= end) throw new RangeError(`a column has ${found} values in place of ${values}`);
    const header = outside(() => parquetHeader(reader));
    checkNumbers(header);
    const size = header.compressed_page_size;
    if (!(size >= 0 && size <= end - reader.offset && header.uncompressed_page_size >= 0))
      throw new RangeError('a page lies outside its column');
    const page = { header, bytes: bytes.subarray(reader.offset, reader.offset + size) };
    if (header.crc !== undefined && header.crc >>> 0 !== crc32(page.bytes))
      throw new RangeError('the checksum of a page does not fit');
    reader.offset += size;
    if (header.type === 'DICTIONARY_PAGE') dictionary = page;
    if (header.type !== 'DATA_PAGE' && header.type !== 'DATA_PAGE_V2') continue;
    const count = (header.data_page_header ?? header.data_page_header_v2)?.num_values;
    if (!(count !== undefined && count >= 0 && count <= values - found))
      throw new RangeError(`a column has more than its ${values} values`);
    found += count;
    pages.push(page);
  }
  return { dictionary, pages, codec: meta.codec, rows };
}

/** Damaged bytes give fields of any type, whatever the types of hyparquet promise. */
function checkNumbers(header: PageHeader): void {
  const { data_page_header: first, data_page_header_v2: second, dictionary_page_header: dictionary } = header;
  const numbers: readonly unknown[] = [
    header.compressed_page_size,
    header.uncompressed_page_size,
    header.crc ?? 0,
    first?.num_values ?? 0,
    dictionary?.num_values ?? 0,
    second?.num_values ?? 0,
    second?.num_nulls ?? 0,
    second?.definition_levels_byte_length ?? 0,
    second?.repetition_levels_byte_length ?? 0,
  ];
  if (!numbers.every((value) => Number.isInteger(value)))
    throw new RangeError('the header of a page holds no numbers');
}

/**
 * The most bytes that one compressed byte can stand for, so that a damaged length can't claim all memory. Brotli has
 * no such bound; its pages have at most as many as one of its copies.
 */
const LARGEST_RATIO: Partial<Record<ColumnMetaData['codec'], number>> = {
  SNAPPY: 64,
  GZIP: 1032,
  ZSTD: 131_072 / 4,
  LZ4: 255,
  LZ4_RAW: 255,
  BROTLI: 4_194_304,
};

/**
 * Undoes the compression of a page, or of the part of it that is compressed.
 *
 * @param length - how many bytes it must give
 * @throws RangeError if it gives another number, or is damaged
 */
export function decompressPage(
  bytes: Uint8Array,
  length: number,
  codec: ColumnMetaData['codec'],
): Uint8Array {
  if (codec === 'UNCOMPRESSED') {
    if (bytes.length !== length)
      throw new RangeError(`a page has ${bytes.length} bytes instead of ${length}`);
    return bytes;
  }
  const ratio = LARGEST_RATIO[codec];
  if (ratio === undefined)
    throw new RangeError(`a column is compressed by ${codec ?? 'a method that Parquet does not know'}`);
  if (!(length >= 0 && length <= bytes.length * ratio))
    throw new RangeError(`a page of ${bytes.length} bytes claims to hold ${length}`);
  if (length === 0) return new Uint8Array(0);
  const output = decompress(bytes, length, codec);
  if (output.length !== length)
    throw new RangeError(`a page gives ${output.length} bytes instead of ${length}`);
  return output;
}

function decompress(bytes: Uint8Array, length: number, codec: ColumnMetaData['codec']): Uint8Array {
  if (codec === 'ZSTD') return decodeZstdFrame(bytes, length);
  if (codec === 'GZIP') return unpackGzip(bytes);
  if (codec === 'LZ4_RAW') {
    const output = allocate(Uint8Array, length);
    if (decodeLz4Block(bytes, output, 0) !== length) throw new RangeError('an LZ4 block is cut short');
    return output;
  }
  const known = compressors[codec];
  if (known === undefined) throw new RangeError(`a column is compressed by ${codec}`);
  return outside(() => known(bytes, length));
}
