import { Decompress } from 'fzstd';
import { checkUnpacked } from './checkUnpacked.js';
import { joinBytes } from './joinBytes.js';
import { TooLarge } from './tooLarge.js';
import { decodeZstdFrame } from './zstdFrame.js';
import { xxHash64 } from './xxHash64.js';

const FRAME = 0xfd2fb528;
/** Frames to be skipped begin with it or with one of the fifteen numbers that follow. */
const SKIPPED = 0x184d2a50;
/** The window of 128 MiB, the largest that other decoders allow too: a damaged one must not claim all memory. */
const WIDEST = (27 - 10) << 3;
const BLOCK = 131_072;

interface Frame {
  readonly bytes: Uint8Array;
  /** Where the header says it. */
  readonly length: number | undefined;
  /** The most that the blocks can hold. */
  readonly most: number;
  /** The lower half of the XXH64 of the content, where the frame has it. */
  readonly checksum: number | undefined;
}

/**
 * Unpacks a Zstandard file of one or more frames, each checked against the length and the checksum that it has.
 *
 * @throws RangeError if it is cut short or damaged; TooLarge if it is a bomb or memory does not hold it
 */
// RFC 8878
export function unpackZstd(packed: Uint8Array): Uint8Array {
  const frames = framesOf(packed);
  const parts = frames.map((frame) => {
    if (frame.length !== undefined) checkUnpacked(frame.length, packed.length);
    const content =
      frame.length === undefined
        ? decodeUnsized(frame.bytes, packed.length)
        : decodeSized(frame.bytes, frame.length, frame.most);
    if (frame.checksum !== undefined && xxHash64(content) !== frame.checksum)
      throw new RangeError('the checksum of a ZSTD frame does not fit');
    return content;
  });
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  checkUnpacked(length, packed.length);
  if (parts.length === 1) return parts[0];
  return joinBytes(parts);
}

function decodeSized(bytes: Uint8Array, length: number, most: number): Uint8Array {
  if (length > most)
    throw new RangeError(`a ZSTD frame claims to hold ${length} bytes, and holds at most ${most}`);
  return length === 0 ? new Uint8Array(0) : decodeZstdFrame(bytes, length);
}

function decodeUnsized(bytes: Uint8Array, packed: number): Uint8Array {
  const parts: Uint8Array[] = [];
  let length = 0;
  const decoder = new Decompress((part) => {
    length += part.length;
    checkUnpacked(length, packed);
    parts.push(part.slice());
  });
  try {
    decoder.push(bytes, true);
  } catch (error) {
    if (error instanceof TooLarge) throw error;
    // Over damaged data fzstd also throws TypeErrors.
    throw new RangeError('a ZSTD frame is damaged', { cause: error });
  }
  return joinBytes(parts);
}

/** Finds where frames begin and end, without unpacking them. */
function framesOf(packed: Uint8Array): Frame[] {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  const frames: Frame[] = [];
  let at = 0;
  while (at < packed.length) {
    const magic = view.getUint32(at, true);
    if ((magic & ~15) >>> 0 === SKIPPED) {
      at += 8 + view.getUint32(at + 4, true);
      continue;
    }
    if (magic !== FRAME) throw new RangeError('a ZSTD frame does not begin as one');
    const start = at;
    const flags = view.getUint8(at + 4);
    at += 5;
    const single = ((flags >> 5) & 1) === 1;
    if (!single) {
      const window = view.getUint8(at++);
      if (window > WIDEST) throw new TooLarge('a ZSTD frame needs a window beyond 128 MiB');
    }
    at += [0, 1, 2, 4][flags & 3];
    let length: number | undefined;
    const size = flags >> 6;
    if (size === 3) length = Number(view.getBigUint64(at, true));
    else if (size === 2) length = view.getUint32(at, true);
    else if (size === 1) length = view.getUint16(at, true) + 256;
    else if (single) length = view.getUint8(at);
    at += size === 0 ? Number(single) : 1 << size;
    let most = 0;
    for (let last = false; !last;) {
      const header = view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
      last = (header & 1) === 1;
      const type = (header >> 1) & 3;
      most += type === 2 ? BLOCK : header >> 3;
      at += 3 + (type === 1 ? 1 : header >> 3);
    }
    const hasChecksum = ((flags >> 2) & 1) === 1;
    const checksum = hasChecksum ? view.getUint32(at, true) : undefined;
    if (hasChecksum) at += 4;
    const bytes = packed.subarray(start, at);
    if (at > packed.length) throw new RangeError('a ZSTD frame is cut short');
    frames.push({ bytes, length, most, checksum });
  }
  if (at > packed.length || frames.length === 0) throw new RangeError('a ZSTD frame is cut short');
  return frames;
}
