import { Cursor } from './cursor.js';

/** Type of envelope: the first two bytes of each. */
const ENVELOPE = { header: 1, footer: 2, pageList: 3 } as const;

/** Bytes of the checksum at the end of an envelope. */
const CHECKSUM = 8;

/** An envelope's content, and the checksum that other envelopes refer to it by. */
interface Envelope {
  readonly cursor: Cursor;
  readonly checksum: bigint;
}

/**
 * Opens an envelope of an RNTuple.
 *
 * @throws RangeError if it is another, or of another length
 */
// ROOT: RNTuple Binary Format Specification 1.0
export function openEnvelope(bytes: Uint8Array, type: keyof typeof ENVELOPE): Envelope {
  const whole = new Cursor(bytes, true);
  const start = whole.u64();
  if (
    Number(start & 0xffffn) !== ENVELOPE[type] ||
    Number(start >> 16n) !== bytes.length ||
    bytes.length < 16
  )
    throw new RangeError(`the ${type} of its RNTuple is damaged`);
  whole.seek(bytes.length - CHECKSUM);
  const checksum = whole.u64();
  return { cursor: new Cursor(bytes.subarray(0, bytes.length - CHECKSUM), true, 8), checksum };
}

/** Reads the feature flags: one that is set says that readers of this version cannot read the file. */
export function checkFeatures(cursor: Cursor): void {
  if (cursor.u64() !== 0n) throw new RangeError('its RNTuple uses features of a later version of the format');
}

/**
 * Reads a list frame.
 *
 * @param read - takes an item, and may leave the rest of its bytes unread
 * @param rest - takes what stands behind the items in the frame
 */
export function readList<T>(
  cursor: Cursor,
  read: (cursor: Cursor) => T,
  rest: (cursor: Cursor) => void = () => undefined,
): T[] {
  const { start, size, isList } = frame(cursor);
  if (!isList) throw new RangeError('a list of its RNTuple is damaged');
  const items: T[] = [];
  const count = cursor.u32();
  // Each item takes bytes, so that no count makes an endless list.
  for (let i = 0; i < count; i++) {
    items.push(read(cursor));
    if (cursor.at > start + size) throw new RangeError('a list of its RNTuple is damaged');
  }
  rest(cursor);
  cursor.seek(start + size);
  return items;
}

/** Reads a record frame, whose bytes beyond what `read` takes belong to later versions of the format. */
export function readRecord<T>(cursor: Cursor, read: (cursor: Cursor) => T): T {
  const { start, size, isList } = frame(cursor);
  if (isList) throw new RangeError('a record of its RNTuple is damaged');
  const record = read(cursor);
  if (cursor.at > start + size) throw new RangeError('a record of its RNTuple is damaged');
  cursor.seek(start + size);
  return record;
}

function frame(cursor: Cursor) {
  const start = cursor.at;
  const size = Number(cursor.i64());
  if (Math.abs(size) > cursor.length - start || Math.abs(size) < 8)
    throw new RangeError('a frame of its RNTuple reaches beyond its envelope');
  return { start, size: Math.abs(size), isList: size < 0 };
}

/** A text: its length in four bytes, then UTF-8. */
export function readText(cursor: Cursor): string {
  return cursor.text(cursor.u32());
}

/** Where something lies in the file. */
export interface Locator {
  readonly seek: number;
  readonly bytes: number;
}

const LARGE = 0x01;

/** Reads a locator: plain, or of a part larger than 2 GB. */
export function readLocator(cursor: Cursor): Locator {
  const head = cursor.i32();
  if (head >= 0) return { bytes: head, seek: cursor.size() };
  if (((head >>> 24) & 0x7f) !== LARGE) throw new RangeError('its RNTuple is not kept in a file');
  const bytes = cursor.size();
  return { bytes, seek: cursor.size() };
}
