import { Gunzip } from 'fflate';
import { checkUnpacked } from './checkUnpacked.js';
import { crc32 } from './crc32.js';
import { joinBytes } from './joinBytes.js';
import { outside } from './outside.js';

/** Bytes that are given to the decoder at once. */
const PIECE = 65_536;
/** The CRC and the length at the end of a member. */
const TRAILER = 8;

/**
 * Unpacks a gzip file of one or more members, each checked against its CRC and its length. Zeros may follow the last one,
 * with which tapes and copies in blocks fill up a file.
 *
 * @throws RangeError if it is cut short or damaged; TooLarge if it is a bomb or memory does not hold it
 */
// RFC 1952
export function unpackGzip(packed: Uint8Array): Uint8Array {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  const pieces: Uint8Array[] = [];
  let length = 0;
  let memberLength = 0;
  let crc = 0;
  const hasLength = (end: number): boolean => view.getUint32(end - 4, true) === memberLength >>> 0;
  const hasCrc = (end: number): boolean => view.getUint32(end - TRAILER, true) === crc;
  const endMember = (end: number): void => {
    if (end < TRAILER || !hasLength(end))
      throw new RangeError('a gzip member has another length than it says');
    if (!hasCrc(end)) throw new RangeError('the checksum of a gzip member does not fit');
    memberLength = 0;
    crc = 0;
  };
  /** Where the member that was unpacked last ends, if zeros alone follow; else the end of the file. */
  const lastEnd = (): number => {
    let zeros = packed.length;
    while (zeros > 0 && packed[zeros - 1] === 0) zeros--;
    // The trailer itself may end in zeros.
    const latest = Math.min(zeros + TRAILER, packed.length);
    for (let end = Math.max(zeros, TRAILER); end <= latest; end++)
      if (hasLength(end) && hasCrc(end)) return end;
    return packed.length;
  };
  const gunzip = new Gunzip((piece) => {
    length += piece.length;
    checkUnpacked(length, packed.length);
    memberLength += piece.length;
    crc = crc32(piece, crc);
    pieces.push(piece);
  });
  gunzip.onmember = endMember;
  try {
    for (let at = 0; at < packed.length; at += PIECE) {
      const piece = packed.subarray(at, at + PIECE);
      outside(() => gunzip.push(piece, at + PIECE >= packed.length));
    }
  } catch (error) {
    // The decoder takes zeros for a member without its header.
    if (!(error instanceof RangeError) || lastEnd() === packed.length) throw error;
  }
  endMember(lastEnd());
  return joinBytes(pieces);
}
