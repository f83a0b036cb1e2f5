import { readNumbers, SIZE_OF, type NumberType } from './readNumbers.js';

/** How the numbers of a column are kept in its pages. */
export interface PageCoding {
  readonly type: NumberType;
  /** Bits of a number in a page. */
  readonly bits: number;
  /** Whether all first bytes come first, then all second ones, and so on: it compresses better. */
  readonly split: boolean;
  /** Whether integers are folded: 0, −1, 1, −2, … */
  readonly zigzag: boolean;
}

/** The codings by the numbers of the specification; others are no numbers of entries. */
const CODINGS: Readonly<Record<number, readonly [type: NumberType, split?: boolean, zigzag?: boolean]>> = {
  0x00: ['bool'],
  0x03: ['int8'],
  0x04: ['uint8'],
  0x05: ['int16'],
  0x06: ['uint16'],
  0x07: ['int32'],
  0x08: ['uint32'],
  0x09: ['int64'],
  0x0a: ['uint64'],
  0x0b: ['float16'],
  0x0c: ['float32'],
  0x0d: ['float64'],
  0x11: ['int16', true, true],
  0x12: ['uint16', true],
  0x13: ['int32', true, true],
  0x14: ['uint32', true],
  0x15: ['int64', true, true],
  0x16: ['uint64', true],
  0x18: ['float32', true],
  0x19: ['float64', true],
};

/** The coding of a column type; undefined where it is no number. */
export function codingOf(columnType: number): PageCoding | undefined {
  const coding = CODINGS[columnType];
  if (coding === undefined) return undefined;
  const [type, split = false, zigzag = false] = coding;
  return { type, bits: type === 'bool' ? 1 : 8 * SIZE_OF[type], split, zigzag };
}

/** Bytes of so many numbers in a page. */
export function pageBytes({ bits }: PageCoding, elements: number): number {
  return Math.ceil((elements * bits) / 8);
}

/**
 * Reads the numbers of a page.
 *
 * @param target - filled whole
 * @param page - unpacked, of {@link pageBytes} bytes
 * @returns how many integers were rounded
 */
export function readPage(
  target: Float32Array | Float64Array,
  page: Uint8Array,
  { type, split, zigzag }: PageCoding,
): number {
  if (type === 'bool') {
    for (let i = 0; i < target.length; i++) target[i] = (page[i >> 3] >> (i & 7)) & 1;
    return 0;
  }
  const size = SIZE_OF[type];
  let bytes = page;
  if (split) bytes = joined(bytes, size);
  if (zigzag) unfold(bytes, size);
  return readNumbers(target, bytes, { type, littleEndian: true, offset: 0, stride: size });
}

/** Puts the bytes of each number together again; a copy. */
function joined(bytes: Uint8Array, size: number): Uint8Array {
  const count = bytes.length / size;
  const output = new Uint8Array(bytes.length);
  for (let b = 0; b < size; b++) {
    for (let i = 0, from = b * count; i < count; i++) output[i * size + b] = bytes[from + i]!;
  }
  return output;
}

/** Undoes the folding in place: n becomes n / 2, or −(n + 1) / 2 if it is odd. */
function unfold(bytes: Uint8Array, size: number): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < bytes.length; at += size) {
    if (size === 2) {
      const n = view.getUint16(at, true);
      view.setInt16(at, (n >>> 1) ^ -(n & 1), true);
    } else if (size === 4) {
      const n = view.getUint32(at, true);
      view.setInt32(at, (n >>> 1) ^ -(n & 1), true);
    } else {
      const n = view.getBigUint64(at, true);
      view.setBigInt64(at, BigInt.asIntN(64, (n >> 1n) ^ -(n & 1n)), true);
    }
  }
}
