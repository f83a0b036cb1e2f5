import { describe, expect, it } from 'vitest';
import { decodeLz4Frame } from '../../src/formats/lz4Frame.js';
import { bytesOf } from './files.js';

const HEADER = [0x04, 0x22, 0x4d, 0x18];
/** Version 1, blocks independent; blocks of 64 KiB; the header's checksum is not looked at. */
const PLAIN = [...HEADER, 0x60, 0x40, 0];
const END = [0, 0, 0, 0];

/** A frame with one block. */
const frame = (block: readonly number[], head: readonly number[] = PLAIN, after: readonly number[] = []) =>
  Uint8Array.of(...head, block.length, 0, 0, 0, ...block, ...after, ...END);

describe('decodeLz4Frame', () => {
  const abc = [...bytesOf('abc')];

  it('repeats what a match refers to, overlapping itself', () => {
    // Three letters, a match of 4 + 4 at distance 3, then a last letter.
    const block = [0x34, ...abc, 3, 0, 0x10, ...bytesOf('!')];
    expect(decodeLz4Frame(frame(block), 12)).toEqual(bytesOf('abcabcabcab!'));
  });

  it('lets a block refer to the block before', () => {
    const two = Uint8Array.of(...PLAIN, 4, 0, 0, 0, 0x30, ...abc, 5, 0, 0, 0, 0x00, 3, 0, 0x10, 0x21, ...END);
    expect(decodeLz4Frame(two, 8)).toEqual(bytesOf('abcabca!'));
  });

  it('copies a block that is stored', () => {
    expect(decodeLz4Frame(Uint8Array.of(...PLAIN, 3, 0, 0, 0x80, ...abc, ...END), 3)).toEqual(bytesOf('abc'));
  });

  it('steps over content size and block checksums', () => {
    const head = [...HEADER, 0x78, 0x40, 3, 0, 0, 0, 0, 0, 0, 0, 0];
    expect(decodeLz4Frame(frame([0x30, ...abc], head, [1, 2, 3, 4]), 3)).toEqual(bytesOf('abc'));
  });

  it.each([
    ['no frame', Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8)],
    ['another version', frame([0x30, ...abc], [...HEADER, 0x20, 0x40, 0])],
    ['a block beyond the end', Uint8Array.of(...PLAIN, 200, 0, 0, 0, 0x30, ...abc)],
    ['no end mark', Uint8Array.of(...PLAIN, 4, 0, 0, 0, 0x30, ...abc)],
    ['literals beyond the block', frame([0xf0, 255, 9])],
    ['literals beyond the output', frame([0x40, ...abc, 1])],
    ['a match without its distance', frame([0x34, ...abc, 3])],
    ['a match at distance 0', frame([0x10, 1, 0, 0])],
    ['a match before the start', frame([0x10, 1, 9, 0])],
    ['a match beyond the output', frame([0x1f, 1, 1, 0, 255, 9])],
    ['fewer bytes than declared', frame([0x20, 1, 2])],
  ])('throws a RangeError for %s', (_, source) => {
    expect(() => decodeLz4Frame(source, 3)).toThrow(RangeError);
  });
});
