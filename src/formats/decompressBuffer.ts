import { CompressionType } from 'apache-arrow/fb/compression-type';
import { decodeLz4Frame } from './lz4Frame.js';
import { decodeZstdFrame } from './zstdFrame.js';

/**
 * The most bytes that one compressed byte can stand for, so that a damaged length can't claim all memory: LZ4 lengths
 * grow by at most 255 a byte; a ZSTD block of 4 bytes repeats one byte at most 131,072 times.
 */
const LARGEST_RATIO: Record<CompressionType, number> = {
  [CompressionType.LZ4_FRAME]: 255,
  [CompressionType.ZSTD]: 131_072 / 4,
};

/** Arrow's mark for a buffer that compression would have made larger. */
const STORED = -1;

/**
 * How many bytes a compressed buffer will have, read from the eight bytes before it.
 *
 * @throws RangeError if the length cannot be true
 */
export function decompressedLength(buffer: Uint8Array, codec: CompressionType): number {
  if (buffer.length === 0) return 0;
  if (buffer.length < 8) throw new RangeError('a compressed buffer is shorter than its length field');
  const length = Number(new DataView(buffer.buffer, buffer.byteOffset, 8).getBigInt64(0, true));
  const packed = buffer.length - 8;
  if (length === STORED) return packed;
  if (length < 0 || length > packed * LARGEST_RATIO[codec]) {
    throw new RangeError(`a compressed buffer of ${packed} bytes claims to hold ${length}`);
  }
  return length;
}

/**
 * Undoes the compression of one buffer of a record batch.
 *
 * @throws RangeError if the compressed data are damaged; TooLarge if memory does not hold what is in them
 */
export function decompressBuffer(buffer: Uint8Array, codec: CompressionType): Uint8Array {
  const length = decompressedLength(buffer, codec);
  if (length === 0) return new Uint8Array(0);
  const packed = buffer.subarray(8);
  if (new DataView(buffer.buffer, buffer.byteOffset, 8).getBigInt64(0, true) === BigInt(STORED))
    return packed;
  if (codec === CompressionType.LZ4_FRAME) return decodeLz4Frame(packed, length);
  return decodeZstdFrame(packed, length);
}
