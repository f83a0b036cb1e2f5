import { inflateSync } from 'fflate';
import { checkUnpacked } from './checkUnpacked.js';
import { crc32 } from './crc32.js';
import { allocate } from './tooLarge.js';

/** One file in a zip archive. Its name is a label, and never a path of this machine. */
export interface ZipEntry {
  readonly name: string;
  /** Bytes when unpacked, as the directory says. */
  readonly size: number;
  /**
   * The content, unpacked and checked against its length and its CRC.
   *
   * @throws RangeError if it is damaged; TooLarge if it is a bomb or memory does not hold it
   */
  readonly content: () => Uint8Array;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END_64 = 0x06064b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 65_535;
/** Stands where a number is in the extra field of Zip64. */
const ELSEWHERE = 0xffffffff;

/**
 * Lists the files of a zip archive by its directory.
 *
 * @throws RangeError if the archive is cut short or damaged
 */
// APPNOTE 6.3, Zip64 included
export function zipEntries(bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  let count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count === 0xffff || at === ELSEWHERE) {
    // The locator stands before the end and says where the larger end is.
    const larger = Number(view.getBigUint64(end - 12, true));
    if (view.getUint32(larger, true) !== END_64) throw new RangeError('its directory is missing');
    count = Number(view.getBigUint64(larger + 32, true));
    at = Number(view.getBigUint64(larger + 48, true));
  }
  const entries: ZipEntry[] = [];
  for (let i = 0; i < count; i++) {
    if (view.getUint32(at, true) !== CENTRAL) throw new RangeError('its directory is damaged');
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((k) => view.getUint16(at + k, true));
    const extra = at + 46 + nameLength;
    const [size, packed, offset] = wide(view, at, extra, extraLength);
    if (extra > bytes.length) throw new RangeError('its directory is cut short');
    entries.push(
      entryOf(bytes, view, {
        name: new TextDecoder().decode(bytes.subarray(at + 46, extra)),
        flags: view.getUint16(at + 8, true),
        method: view.getUint16(at + 10, true),
        crc: view.getUint32(at + 16, true),
        size,
        packed,
        offset,
      }),
    );
    at = extra + extraLength + commentLength;
  }
  return entries;
}

function findEnd(view: DataView): number {
  const last = view.byteLength - END_LENGTH;
  for (let at = last; at >= 0 && at >= last - LONGEST_COMMENT; at--) {
    if (view.getUint32(at, true) === END && view.getUint16(at + 20, true) === last - at) return at;
  }
  throw new RangeError('its directory at the end is missing');
}

/** Size, packed size and offset, those beyond 4 GiB from the extra field. */
function wide(view: DataView, at: number, extra: number, extraLength: number): [number, number, number] {
  const numbers = [24, 20, 42].map((k) => view.getUint32(at + k, true));
  let field = extra;
  while (numbers.includes(ELSEWHERE) && field + 4 <= extra + extraLength) {
    const length = view.getUint16(field + 2, true);
    if (view.getUint16(field, true) === 1) {
      let place = field + 4;
      for (let i = 0; i < 3; i++) {
        if (numbers[i] !== ELSEWHERE) continue;
        if (place + 8 > field + 4 + length) throw new RangeError('its directory lacks a length');
        numbers[i] = Number(view.getBigUint64(place, true));
        place += 8;
      }
      break;
    }
    field += 4 + length;
  }
  return numbers as [number, number, number];
}

interface Record {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly size: number;
  readonly packed: number;
  readonly offset: number;
}

function entryOf(bytes: Uint8Array, view: DataView, record: Record): ZipEntry {
  const { name, flags, method, crc, size, packed, offset } = record;
  const content = (): Uint8Array => {
    if ((flags & 1) !== 0) throw new RangeError('it is encrypted');
    if (view.getUint32(offset, true) !== LOCAL) throw new RangeError(`"${name}" is not where it should be`);
    // The lengths of the local header may be empty; those of the directory are used.
    const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
    if (!(start + packed <= bytes.length)) throw new RangeError(`"${name}" is cut short`);
    const data = bytes.subarray(start, start + packed);
    const whole = method === 0 ? data : inflate(data, size, method, name);
    if (whole.length !== size || crc32(whole) !== crc)
      throw new RangeError(`the length or the checksum of "${name}" does not fit`);
    return whole;
  };
  return { name, size, content };
}

const DEFLATE = 8;
/** A deflated byte stands for at most so many. */
const LARGEST_RATIO = 1032;

function inflate(data: Uint8Array, size: number, method: number, name: string): Uint8Array {
  if (method !== DEFLATE)
    throw new RangeError(`"${name}" is compressed by a method (${method}) that is not read`);
  if (size > LARGEST_RATIO * data.length)
    throw new RangeError(`"${name}" claims to hold ${size} bytes in ${data.length}`);
  checkUnpacked(size, data.length);
  try {
    // One more byte shows whether there is more than the directory says.
    return inflateSync(data, { out: allocate(Uint8Array, size + 1) });
  } catch (error) {
    if (
      error instanceof Error &&
      ('code' in error || error instanceof RangeError || error instanceof TypeError)
    )
      throw new RangeError(`"${name}" is damaged`, { cause: error });
    throw error;
  }
}
