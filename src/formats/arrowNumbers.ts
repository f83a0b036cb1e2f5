import type { ArrowDecimal, ArrowNumber, ArrowValues } from './arrowValues.js';
import { halfToNumber } from './halfToNumber.js';
import { scaledInteger } from './scaledInteger.js';
import { allocate } from './tooLarge.js';

export type Numbers = Float32Array | Float64Array;

/** An array for values: float16 and float32 as float32, everything else as float64. */
export function numbersOf(values: ArrowValues, rows: number): Numbers {
  return values === 'float32' || values === 'float16'
    ? allocate(Float32Array, rows)
    : allocate(Float64Array, rows);
}

const INTEGERS = {
  int8: Int8Array,
  int16: Int16Array,
  int32: Int32Array,
  uint8: Uint8Array,
  uint16: Uint16Array,
  uint32: Uint32Array,
};

/** Reads numbers that lie one after another. */
export function fillNumbers(target: Numbers, bytes: Uint8Array, number: ArrowNumber): void {
  const rows = target.length;
  if (number === 'bit') {
    for (let i = 0; i < rows; i++) target[i] = (bytes[i >> 3] >> (i & 7)) & 1;
    return;
  }
  if (number === 'float32' || number === 'float64') {
    new Uint8Array(target.buffer, target.byteOffset, bytes.length).set(bytes);
    return;
  }
  // A copy, because a typed array must start at a multiple of its element's size, and a file's buffer need not.
  const { buffer } = bytes.slice();
  if (number === 'float16') {
    const halves = new Uint16Array(buffer);
    for (let i = 0; i < rows; i++) target[i] = halfToNumber(halves[i]);
    return;
  }
  if (number === 'int64' || number === 'uint64') {
    const integers = bigIntegers(buffer, number);
    for (let i = 0; i < rows; i++) target[i] = Number(integers[i]);
    return;
  }
  target.set(new INTEGERS[number](buffer));
}

function bigIntegers(buffer: ArrayBuffer, number: 'int64' | 'uint64'): BigInt64Array | BigUint64Array {
  return number === 'int64' ? new BigInt64Array(buffer) : new BigUint64Array(buffer);
}

/**
 * Reads decimal numbers, each as the double nearest to it, where there is no null.
 *
 * @throws RangeError if one has more digits than its type
 */
export function fillDecimals(
  target: Numbers,
  bytes: Uint8Array,
  { bits, precision, scale }: ArrowDecimal,
  isNull: ((row: number) => boolean) | undefined,
): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const words = bits / 64;
  for (let i = 0; i < target.length; i++) {
    if (isNull?.(i) === true) continue;
    let whole: bigint;
    if (words < 1) {
      whole = BigInt(view.getInt32(4 * i, true));
    } else {
      const last = 8 * (words * i + words - 1);
      whole = view.getBigInt64(last, true);
      for (let at = last - 8; at >= 8 * words * i; at -= 8)
        whole = (whole << 64n) | view.getBigUint64(at, true);
    }
    if (`${whole < 0n ? -whole : whole}`.length > precision)
      throw new RangeError(`a decimal number has more than ${precision} digits`);
    target[i] = scaledInteger(whole, scale);
  }
}

/**
 * Finds the integers that the values, NaN where null, do not hold exactly.
 *
 * @returns how many there are
 */
export function eachRounded(
  values: Numbers,
  bytes: Uint8Array,
  number: 'int64' | 'uint64',
  see: (row: number) => void,
): number {
  let integers: BigInt64Array | BigUint64Array | undefined;
  let count = 0;
  for (let i = 0; i < values.length; i++) {
    if (!(Math.abs(values[i]) > Number.MAX_SAFE_INTEGER)) continue;
    integers ??= bigIntegers(bytes.slice().buffer, number);
    if (BigInt(values[i]) === integers[i]) continue;
    count++;
    see(i);
  }
  return count;
}
