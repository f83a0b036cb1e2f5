/**
 * Decodes numbers of a fixed width in runs, repeated or bit-packed: levels, indices of dictionaries and truth values
 * of Parquet.
 *
 * @param bytes - the runs
 * @param width - bits of a number, 0 to 32
 * @param count - how many numbers there must be
 * @throws RangeError if there are fewer
 */
// Parquet format, Encodings.md, RLE/bit-packing hybrid
export function decodeRuns(bytes: Uint8Array, width: number, count: number): Uint32Array {
  const output = new Uint32Array(count);
  if (width > 32) throw new RangeError(`a run has numbers of ${width} bits`);
  if (width === 0) return output;
  let at = 0;
  let filled = 0;
  while (filled < count) {
    let header = 0;
    for (let shift = 0; ; shift += 7) {
      if (at >= bytes.length || shift > 28) throw new RangeError('a page has fewer values than it says');
      const byte = bytes[at++];
      header |= (byte & 127) << shift;
      if (byte < 128) break;
    }
    if ((header & 1) === 1) {
      const packed = (header >>> 1) * width;
      const values = Math.min((header >>> 1) * 8, count - filled);
      if (Math.ceil((values * width) / 8) > bytes.length - at)
        throw new RangeError('a page has fewer values than it says');
      unpack(bytes, at, width, output.subarray(filled, filled + values));
      at += packed;
      filled += values;
    } else {
      const size = Math.ceil(width / 8);
      if (size > bytes.length - at) throw new RangeError('a page has fewer values than it says');
      let value = 0;
      for (let i = 0; i < size; i++) value |= bytes[at + i] << (8 * i);
      at += size;
      const next = Math.min(filled + (header >>> 1), count);
      output.fill(value >>> 0, filled, next);
      filled = next;
    }
  }
  return output;
}

/** Least significant bits first; beyond the end there are zeros, which no value needs. */
function unpack(bytes: Uint8Array, start: number, width: number, output: Uint32Array): void {
  const mask = width === 32 ? -1 : (1 << width) - 1;
  for (let i = 0, bit = 0; i < output.length; i++, bit += width) {
    const at = start + (bit >>> 3);
    const shift = bit & 7;
    const word = bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16) | (bytes[at + 3] << 24);
    let value = word >>> shift;
    if (shift + width > 32) value |= bytes[at + 4] << (32 - shift);
    output[i] = value & mask;
  }
}
