import { allocate } from './tooLarge.js';

const MAGIC = 0x184d2204;
const SMALLEST_MATCH = 4;

/**
 * Decompresses one LZ4 frame (blocks linked or independent; checksums are skipped, not compared).
 *
 * Written here because the npm packages are unmaintained, misread frames with block checksums, and run for seconds
 * over damaged ones.
 *
 * @param source - the frame
 * @param length - how many bytes it must give
 * @throws RangeError if it is no LZ4 frame, is damaged, or gives another number of bytes
 */
// LZ4 Frame Format 1.6.4 and LZ4 Block Format
export function decodeLz4Frame(source: Uint8Array, length: number): Uint8Array {
  const view = new DataView(source.buffer, source.byteOffset, source.byteLength);
  if (view.byteLength < 7 || view.getUint32(0, true) !== MAGIC)
    throw new RangeError('an LZ4 frame is missing');
  const flags = view.getUint8(4);
  if (flags >> 6 !== 1 || (flags & 1) !== 0)
    throw new RangeError('an LZ4 frame has an unknown version or a dictionary');
  const blockChecksum = (flags & 0x10) !== 0 ? 4 : 0;
  const contentSize = (flags & 0x08) !== 0 ? 8 : 0;
  const output = allocate(Uint8Array, length);
  let at = 7 + contentSize;
  let filled = 0;
  for (;;) {
    const word = view.getUint32(at, true);
    at += 4;
    if (word === 0) break;
    const size = word & 0x7fffffff;
    if (size + blockChecksum > source.length - at) throw new RangeError('an LZ4 block is cut short');
    const block = source.subarray(at, at + size);
    if (word >>> 31 === 1) {
      output.set(block, filled);
      filled += size;
    } else {
      filled = decodeLz4Block(block, output, filled);
    }
    at += size + blockChecksum;
  }
  if (filled !== length) throw new RangeError(`an LZ4 frame gives ${filled} bytes instead of ${length}`);
  return output;
}

/** Appends a block to `output` from `filled` on, where earlier blocks may be referred to; returns the new fill. */
export function decodeLz4Block(block: Uint8Array, output: Uint8Array, filled: number): number {
  const end = block.length;
  let at = 0;
  while (at < end) {
    const token = block[at++];
    let literals = token >> 4;
    if (literals === 15) {
      let more = 255;
      while (more === 255 && at < end) literals += more = block[at++]!;
    }
    if (literals > end - at || literals > output.length - filled)
      throw new RangeError('LZ4 literals run over');
    for (const stop = at + literals; at < stop;) output[filled++] = block[at++]!;
    // The last sequence of a block has no match.
    if (at === end) break;
    if (end - at < 2) throw new RangeError('an LZ4 match is cut short');
    const distance = block[at] | (block[at + 1] << 8);
    at += 2;
    let match = token & 15;
    if (match === 15) {
      let more = 255;
      while (more === 255 && at < end) match += more = block[at++]!;
    }
    match += SMALLEST_MATCH;
    if (distance === 0 || distance > filled) throw new RangeError('an LZ4 match refers to before the start');
    if (match > output.length - filled) throw new RangeError('an LZ4 match runs over');
    // Byte by byte, because a match may overlap what it writes.
    for (const stop = filled + match; filled < stop; filled++) output[filled] = output[filled - distance]!;
  }
  return filled;
}
