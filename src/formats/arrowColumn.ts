import type { ArrowChunk } from './arrowBatch.js';
import type { ArrowNumber } from './arrowSchema.js';
import { halfToNumber } from './halfToNumber.js';
import { allocate } from './tooLarge.js';

type Numbers = Float32Array | Float64Array;

/**
 * Joins the chunks of a column into one array: float16 and float32 as float32, everything else as float64 (an integer
 * beyond 2^53 is rounded), true as 1, null as NaN.
 *
 * @returns the values, and how many integers were rounded
 * @throws RangeError if the nulls are not as many as declared; TooLarge if memory does not hold them
 */
export function joinChunks(
  chunks: readonly ArrowChunk[],
  number: ArrowNumber,
): { readonly values: Numbers; readonly rounded: number } {
  const rows = chunks.reduce((sum, chunk) => sum + chunk.rows, 0);
  const values =
    number === 'float32' || number === 'float16'
      ? allocate(Float32Array, rows)
      : allocate(Float64Array, rows);
  let start = 0;
  let rounded = 0;
  for (const chunk of chunks) {
    const part = values.subarray(start, start + chunk.rows);
    const bytes = chunk.values();
    fill(part, bytes, number);
    if (chunk.nulls > 0) eraseNulls(part, chunk);
    if (number === 'int64' || number === 'uint64') rounded += countRounded(part, bytes, number);
    start += chunk.rows;
  }
  return { values, rounded };
}

function fill(target: Numbers, bytes: Uint8Array, number: ArrowNumber): void {
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

/** How many integers the values, NaN where null, do not hold exactly. */
function countRounded(values: Numbers, bytes: Uint8Array, number: 'int64' | 'uint64'): number {
  let integers: BigInt64Array | BigUint64Array | undefined;
  let count = 0;
  for (let i = 0; i < values.length; i++) {
    if (!(Math.abs(values[i]) > Number.MAX_SAFE_INTEGER)) continue;
    integers ??= bigIntegers(bytes.slice().buffer, number);
    if (BigInt(values[i]) !== integers[i]) count++;
  }
  return count;
}

const INTEGERS = {
  int8: Int8Array,
  int16: Int16Array,
  int32: Int32Array,
  uint8: Uint8Array,
  uint16: Uint16Array,
  uint32: Uint32Array,
};

function eraseNulls(values: Numbers, chunk: ArrowChunk): void {
  const validity = chunk.validity();
  let nulls = 0;
  for (let i = 0; i < values.length; i++) {
    if (((validity[i >> 3] >> (i & 7)) & 1) === 1) continue;
    values[i] = NaN;
    nulls++;
  }
  if (nulls !== chunk.nulls) throw new RangeError(`a column declares ${chunk.nulls} nulls and has ${nulls}`);
}
