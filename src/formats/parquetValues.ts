import { deltaBinaryUnpack } from 'hyparquet/src/delta.js';
import type { Encoding } from 'hyparquet';
import { halfToNumber } from './halfToNumber.js';
import type { ParquetField } from './parquetField.js';
import { outside } from './outside.js';
import { decodeRuns } from './rleHybrid.js';
import { scaledInteger } from './scaledInteger.js';

export type Numbers = Float32Array | Float64Array;

/** The values that a column's pages refer to by index. */
export interface ParquetDictionary {
  readonly values: Numbers;
  /** Where an integer was rounded to a double; undefined where none was. */
  readonly rounded: Uint8Array | undefined;
}

/**
 * Decodes the values of a page, nulls left out, into `output`, which is as long as there are values.
 *
 * @param bytes - what follows the levels
 * @returns how many integers were rounded
 * @throws RangeError if there are fewer values, or they are encoded in a way that is not read
 */
export function decodeValues(
  bytes: Uint8Array,
  encoding: Encoding,
  field: ParquetField,
  dictionary: ParquetDictionary | undefined,
  output: Numbers,
): number {
  const count = output.length;
  if (count === 0) return 0;
  switch (encoding) {
    case 'PLAIN':
      return decodePlain(bytes, field, output);
    case 'PLAIN_DICTIONARY':
    case 'RLE_DICTIONARY':
      return lookUp(bytes, dictionary, output);
    case 'RLE': {
      if (field.number !== 'bit') break;
      // Behind its length, four bytes.
      output.set(decodeRuns(bytes.subarray(4), 1, count));
      return 0;
    }
    case 'DELTA_BINARY_PACKED': {
      const { type } = field.element;
      if (type !== 'INT32' && type !== 'INT64') break;
      const integers = type === 'INT32' ? new Int32Array(count) : new BigInt64Array(count);
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      outside(() => deltaBinaryUnpack({ view, offset: 0 }, count, integers));
      return decodePlain(new Uint8Array(integers.buffer), field, output);
    }
    case 'BYTE_STREAM_SPLIT': {
      const width = widthOf(field);
      if (width === undefined || field.number === 'bit') break;
      return decodePlain(unsplit(bytes, width, count), field, output);
    }
    case 'BIT_PACKED':
    case 'GROUP_VAR_INT':
    case 'DELTA_BYTE_ARRAY':
    case 'DELTA_LENGTH_BYTE_ARRAY':
      break;
  }
  throw new RangeError(`column "${field.name}" is encoded by ${encoding}, which is not read`);
}

function lookUp(bytes: Uint8Array, dictionary: ParquetDictionary | undefined, output: Numbers): number {
  if (dictionary === undefined) throw new RangeError('a column lacks its dictionary');
  if (bytes.length === 0) throw new RangeError('a page has fewer values than it says');
  const indices = decodeRuns(bytes.subarray(1), bytes[0], output.length);
  const { values, rounded } = dictionary;
  let count = 0;
  for (let i = 0; i < indices.length; i++) {
    const index = indices[i];
    if (index >= values.length) throw new RangeError('a value lies outside its dictionary');
    output[i] = values[index];
    if (rounded !== undefined) count += rounded[index];
  }
  return count;
}

/** Bytes of a value; undefined where each has its own length. */
function widthOf({ element: { type, type_length } }: ParquetField): number | undefined {
  if (type === 'INT32' || type === 'FLOAT') return 4;
  if (type === 'INT64' || type === 'DOUBLE') return 8;
  return type === 'FIXED_LEN_BYTE_ARRAY' ? type_length : undefined;
}

/** First bytes of all values, then second bytes of all: back to one value after another. */
function unsplit(bytes: Uint8Array, width: number, count: number): Uint8Array {
  if (bytes.length < count * width) throw new RangeError('a page has fewer values than it says');
  const joined = new Uint8Array(count * width);
  for (let byte = 0; byte < width; byte++)
    for (let i = 0; i < count; i++) joined[i * width + byte] = bytes[byte * count + i];
  return joined;
}

/**
 * Decodes values that lie one after another.
 *
 * @param mark - is set where an integer was rounded
 * @returns how many were
 */
export function decodePlain(
  bytes: Uint8Array,
  field: ParquetField,
  output: Numbers,
  mark?: Uint8Array,
): number {
  const count = output.length;
  const { number, element } = field;
  const width = number === 'bit' ? 1 / 8 : widthOf(field);
  if (width !== undefined && bytes.length < Math.ceil(count * width))
    throw new RangeError('a page has fewer values than it says');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let rounded = 0;
  switch (number) {
    case 'float32':
    case 'float64':
      new Uint8Array(output.buffer, output.byteOffset, output.byteLength).set(
        bytes.subarray(0, output.byteLength),
      );
      break;
    case 'float16':
      for (let i = 0; i < count; i++) output[i] = halfToNumber(view.getUint16(2 * i, true));
      break;
    case 'bit':
      for (let i = 0; i < count; i++) output[i] = (bytes[i >> 3] >> (i & 7)) & 1;
      break;
    case 'int32':
      for (let i = 0; i < count; i++) output[i] = view.getInt32(4 * i, true);
      break;
    case 'uint32':
      for (let i = 0; i < count; i++) output[i] = view.getUint32(4 * i, true);
      break;
    case 'int64':
    case 'uint64':
      for (let i = 0; i < count; i++) {
        const high = number === 'int64' ? view.getInt32(8 * i + 4, true) : view.getUint32(8 * i + 4, true);
        // The product is exact, so that the sum is rounded once.
        const value = 4_294_967_296 * high + view.getUint32(8 * i, true);
        output[i] = value;
        if (!(Math.abs(value) > Number.MAX_SAFE_INTEGER)) continue;
        const exact = number === 'int64' ? view.getBigInt64(8 * i, true) : view.getBigUint64(8 * i, true);
        if (BigInt(value) === exact) continue;
        rounded++;
        if (mark !== undefined) mark[i] = 1;
      }
      break;
    case 'decimal': {
      let at = 0;
      for (let i = 0; i < count; i++) {
        if (width === undefined && at + 4 > bytes.length)
          throw new RangeError('a decimal number is cut short');
        const length = width ?? view.getUint32(at, true);
        if (width === undefined) at += 4;
        if (length > bytes.length - at) throw new RangeError('a decimal number is cut short');
        const part = bytes.subarray(at, at + length);
        output[i] = scaled(
          element.type?.startsWith('INT') === true ? part.slice().reverse() : part,
          element.scale,
        );
        at += length;
      }
      break;
    }
    case undefined:
      throw new RangeError(`column "${field.name}" has no numbers`);
  }
  return rounded;
}

/** A whole number in two's complement, largest byte first, times 10^-scale, correctly rounded. */
function scaled(bytes: Uint8Array, scale = 0): number {
  if (bytes.length > 64) throw new RangeError('a decimal number is out of range');
  let whole = 0n;
  for (const byte of bytes) whole = (whole << 8n) | BigInt(byte);
  return scaledInteger(BigInt.asIntN(8 * bytes.length, whole), scale);
}
