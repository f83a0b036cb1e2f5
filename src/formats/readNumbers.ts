import { halfToNumber } from './halfToNumber.js';

/** How a number lies in its bytes; a bool is a byte that is zero or not. */
export type NumberType =
  | 'bool'
  | 'int8'
  | 'int16'
  | 'int32'
  | 'int64'
  | 'uint8'
  | 'uint16'
  | 'uint32'
  | 'uint64'
  | 'float16'
  | 'float32'
  | 'float64';

/** Bytes of a number. */
export const SIZE_OF: Readonly<Record<NumberType, number>> = {
  bool: 1,
  int8: 1,
  int16: 2,
  int32: 4,
  int64: 8,
  uint8: 1,
  uint16: 2,
  uint32: 4,
  uint64: 8,
  float16: 2,
  float32: 4,
  float64: 8,
};

/** Where the numbers of a column lie among those of other columns. */
export interface NumberLayout {
  readonly type: NumberType;
  readonly littleEndian: boolean;
  /** The first byte of the first number. */
  readonly offset: number;
  /** From the first byte of one number to that of the next, bytes. */
  readonly stride: number;
}

/**
 * Reads as many numbers as `target` has places for.
 *
 * @param target - filled whole
 * @param bytes - where the numbers lie
 * @param layout - type, byte order, and where the first and the next ones are
 * @returns how many 64-bit integers a double does not hold exactly
 * @throws RangeError if the bytes end before the numbers do
 */
export function readNumbers(
  target: Float32Array | Float64Array,
  bytes: Uint8Array,
  { type, littleEndian, offset, stride }: NumberLayout,
): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = target.length;
  let at = offset;
  let rounded = 0;
  const fill = (get: (at: number) => number): void => {
    for (let i = 0; i < end; i++, at += stride) target[i] = get(at);
  };
  switch (type) {
    case 'float32':
      for (let i = 0; i < end; i++, at += stride) target[i] = view.getFloat32(at, littleEndian);
      break;
    case 'float64':
      for (let i = 0; i < end; i++, at += stride) target[i] = view.getFloat64(at, littleEndian);
      break;
    case 'float16':
      fill((at) => halfToNumber(view.getUint16(at, littleEndian)));
      break;
    case 'bool':
      fill((at) => (view.getUint8(at) === 0 ? 0 : 1));
      break;
    case 'int8':
      fill((at) => view.getInt8(at));
      break;
    case 'uint8':
      fill((at) => view.getUint8(at));
      break;
    case 'int16':
      fill((at) => view.getInt16(at, littleEndian));
      break;
    case 'uint16':
      fill((at) => view.getUint16(at, littleEndian));
      break;
    case 'int32':
      fill((at) => view.getInt32(at, littleEndian));
      break;
    case 'uint32':
      fill((at) => view.getUint32(at, littleEndian));
      break;
    case 'int64':
    case 'uint64':
      fill((at) => {
        const integer =
          type === 'int64' ? view.getBigInt64(at, littleEndian) : view.getBigUint64(at, littleEndian);
        const value = Number(integer);
        if (!(Math.abs(value) <= Number.MAX_SAFE_INTEGER) && BigInt(value) !== integer) rounded++;
        return value;
      });
  }
  return rounded;
}
