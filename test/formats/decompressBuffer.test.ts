import { CompressionType } from 'apache-arrow/fb/compression-type';
import { describe, expect, it } from 'vitest';
import { decompressBuffer } from '../../src/formats/decompressBuffer.js';
import { TooLarge } from '../../src/formats/tooLarge.js';

const BLOCK = 131_072;

/** A compressed buffer of Arrow: its length, then a ZSTD frame of blocks that repeat one byte. */
function sevens(blocks: number, claimed = blocks * BLOCK): Uint8Array {
  const bytes = new Uint8Array(8 + 13 + 4 * blocks);
  const view = new DataView(bytes.buffer);
  view.setBigInt64(0, BigInt(claimed), true);
  view.setUint32(8, 0xfd2fb528, true);
  // One segment, its length in eight bytes.
  bytes[12] = 0xe0;
  view.setBigInt64(13, BigInt(claimed), true);
  for (let i = 0; i < blocks; i++) {
    const header = (i === blocks - 1 ? 1 : 0) | (1 << 1) | (BLOCK << 3);
    bytes.set([header & 255, (header >> 8) & 255, header >> 16, 7], 21 + 4 * i);
  }
  return bytes;
}

describe('a ZSTD buffer', () => {
  it('may be longer than the longest text', () => {
    const blocks = 2200;
    const output = decompressBuffer(sevens(blocks), CompressionType.ZSTD);
    expect(output.length).toBe(blocks * BLOCK);
    expect([output[0], output.at(-1), output.find((value) => value !== 7)]).toEqual([7, 7, undefined]);
  });

  it('is too large, not damaged, where memory or the decoder ends', () => {
    const unpack = (length: number) => () => decompressBuffer(sevens(1e6, length), CompressionType.ZSTD);
    expect(unpack(2 ** 36)).toThrow(TooLarge);
    expect(unpack(2_146_000_000)).toThrow(TooLarge);
  });
});
