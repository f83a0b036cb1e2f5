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
 * Unpacks a gzip file of one or more members, each checked against its CRC and its length.
 *
 * @throws RangeError if it is cut short or damaged; TooLarge if it is a bomb or memory does not hold it
 */
// RFC 1952
export function unpackGzip(packed: Uint8Array): Uint8Array {
  const pieces: Uint8Array[] = [];
  let length = 0;
  let memberLength = 0;
  let crc = 0;
  const endMember = (end: number): void => {
    const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
    if (end < TRAILER || view.getUint32(end - 4, true) !== memberLength >>> 0)
      throw new RangeError('a gzip member has another length than it says');
    if (view.getUint32(end - TRAILER, true) !== crc)
      throw new RangeError('the checksum of a gzip member does not fit');
    memberLength = 0;
    crc = 0;
  };
  const gunzip = new Gunzip((piece) => {
    length += piece.length;
    checkUnpacked(length, packed.length);
    memberLength += piece.length;
    crc = crc32(piece, crc);
    pieces.push(piece);
  });
  gunzip.onmember = endMember;
  for (let at = 0; at < packed.length; at += PIECE) {
    const piece = packed.subarray(at, at + PIECE);
    outside(() => gunzip.push(piece, at + PIECE >= packed.length));
  }
  endMember(packed.length);
  return joinBytes(pieces);
}
