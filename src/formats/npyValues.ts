import { halfToNumber } from './halfToNumber.js';
import type { NpyType } from './npyType.js';
import { allocate } from './tooLarge.js';

/** Where the values of a column lie: the first at `offset`, each next one `stride` bytes on. */
export interface NpyPlace {
  readonly offset: number;
  readonly stride: number;
  readonly rows: number;
}

/**
 * Reads the numbers of one column: float16 and float32 as float32, everything else as float64 (an integer beyond 2^53
 * is rounded), true as 1.
 *
 * @returns the values, and how many integers were rounded
 * @throws RangeError if they lie outside the bytes; TooLarge if memory does not hold them
 */
export function npyValues(
  bytes: Uint8Array,
  { offset, stride, rows }: NpyPlace,
  type: NpyType,
): { readonly values: Float32Array | Float64Array; readonly rounded: number } {
  const values =
    type.letter === 'f' && type.size < 8 ? allocate(Float32Array, rows) : allocate(Float64Array, rows);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const read = readerOf(view, type);
  for (let row = 0, at = offset; row < rows; row++, at += stride) values[row] = read(at);
  let rounded = 0;
  if ((type.letter === 'i' || type.letter === 'u') && type.size === 8) {
    const exact = (at: number): bigint =>
      type.letter === 'i'
        ? view.getBigInt64(at, type.littleEndian)
        : view.getBigUint64(at, type.littleEndian);
    for (let row = 0; row < rows; row++) {
      if (!(Math.abs(values[row]) > Number.MAX_SAFE_INTEGER)) continue;
      if (BigInt(values[row]) !== exact(offset + row * stride)) rounded++;
    }
  }
  return { values, rounded };
}

function readerOf(view: DataView, { letter, size, littleEndian }: NpyType): (at: number) => number {
  switch (`${letter}${size}`) {
    case 'f2':
      return (at) => halfToNumber(view.getUint16(at, littleEndian));
    case 'f4':
      return (at) => view.getFloat32(at, littleEndian);
    case 'f8':
      return (at) => view.getFloat64(at, littleEndian);
    case 'i1':
      return (at) => view.getInt8(at);
    case 'i2':
      return (at) => view.getInt16(at, littleEndian);
    case 'i4':
      return (at) => view.getInt32(at, littleEndian);
    case 'i8':
      return (at) => Number(view.getBigInt64(at, littleEndian));
    case 'u1':
      return (at) => view.getUint8(at);
    case 'u2':
      return (at) => view.getUint16(at, littleEndian);
    case 'u4':
      return (at) => view.getUint32(at, littleEndian);
    case 'u8':
      return (at) => Number(view.getBigUint64(at, littleEndian));
    case 'b1':
      return (at) => Number(view.getUint8(at) !== 0);
    default:
      throw new RangeError(`a column has values of an unknown type ${letter}${size}`);
  }
}
