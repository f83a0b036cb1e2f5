import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { purposes, Stream } from '../../src/random/index.js';
import { philox } from '../../src/random/philox.js';
import { philoxOracle } from './philoxOracle.js';

interface Block {
  readonly counter: readonly string[];
  readonly key: readonly string[];
  readonly words: readonly string[];
}

function own(counter: readonly number[], key: readonly number[]): number[] {
  const out = new Uint32Array(4);
  philox(counter[0], counter[1], counter[2], counter[3], key[0], key[1], out);
  return [...out];
}

describe('philox', () => {
  it('gives the known answers of Random123 (kat_vectors, philox4x32 10)', () => {
    const ones = 0xffffffff;
    expect(own([0, 0, 0, 0], [0, 0])).toEqual([0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8]);
    expect(own([ones, ones, ones, ones], [ones, ones])).toEqual([
      0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd,
    ]);
    expect(own([0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344], [0xa4093822, 0x299f31d0])).toEqual([
      0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1,
    ]);
  });

  it('equals the oracle for any counter and key', () => {
    const word = fc.nat({ max: 0xffffffff });
    fc.assert(
      fc.property(fc.tuple(word, word, word, word), fc.tuple(word, word), (counter, key) => {
        const expected = philoxOracle(32, counter.map(BigInt), key.map(BigInt));
        expect(own(counter, key)).toEqual(expected.map(Number));
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});

describe('the oracle', () => {
  it('equals numpy.random.Philox with words of 64 bits', () => {
    const blocks = JSON.parse(
      readFileSync(new URL('../fixtures/philox.json', import.meta.url), 'utf8'),
    ) as Block[];
    expect(blocks.length).toBeGreaterThan(20);
    for (const { counter, key, words } of blocks) {
      expect(philoxOracle(64, counter.map(BigInt), key.map(BigInt))).toEqual(words.map(BigInt));
    }
  });
});

describe('Stream', () => {
  it('is philox of (block, repeat, purpose, index) under (seed low, seed high)', () => {
    const seed = 5 * 2 ** 32 + 7;
    const stream = new Stream(seed, purposes.toyEvents, 4711, 2);
    for (let block = 0; block < 3; block++) {
      const expected = own([block, 2, 3, 4711], [7, 5]);
      expect([stream.uint32(), stream.uint32(), stream.uint32(), stream.uint32()]).toEqual(expected);
    }
  });

  it('uses all of the largest seed, index and repeat', () => {
    const stream = new Stream(Number.MAX_SAFE_INTEGER, purposes.split, 0xffffffff, 0xffffffff);
    expect(stream.uint32()).toBe(own([0, 0xffffffff, 1, 0xffffffff], [0xffffffff, 0x1fffff])[0]);
  });

  it('makes a uniform of two words, high part first', () => {
    const [a, b] = own([0, 0, 11, 3], [9, 0]);
    const expected = (BigInt(a >>> 5) << 26n) + BigInt(b >>> 6);
    expect(new Stream(9, purposes.bootstrap, 3).uniform()).toBe(Number(expected) / 2 ** 53);
  });

  it('repeat is 0 when left out', () => {
    expect(new Stream(1, purposes.split, 0).uint32()).toBe(new Stream(1, purposes.split, 0, 0).uint32());
  });

  it('differs in every argument', () => {
    const firsts = [
      new Stream(1, purposes.split, 0),
      new Stream(2, purposes.split, 0),
      new Stream(1 + 2 ** 32, purposes.split, 0),
      new Stream(1, purposes.toyYield, 0),
      new Stream(1, purposes.split, 1),
      new Stream(1, purposes.split, 0, 1),
    ].map((stream) => stream.uint32());
    expect(new Set(firsts).size).toBe(firsts.length);
  });

  it.each([
    ['seed', -1, 0, 0],
    ['seed', 0.5, 0, 0],
    ['seed', 2 ** 53, 0, 0],
    ['index', 1, -1, 0],
    ['index', 1, 2 ** 32, 0],
    ['repeat', 1, 0, 1.5],
    ['repeat', 1, 0, NaN],
  ])('refuses a %s out of range (seed %d, index %d, repeat %d)', (name, seed, index, repeat) => {
    expect(() => new Stream(seed, purposes.split, index, repeat)).toThrow(name);
  });
});

describe('purposes', () => {
  it('keep their numbers: they are part of every stored result', () => {
    expect(purposes).toEqual({
      split: 1,
      toyYield: 2,
      toyEvents: 3,
      toyStarts: 4,
      dataStarts: 5,
      stability: 6,
      unweight: 7,
      signal: 8,
      benchmarkYield: 9,
      benchmarkEvents: 10,
      bootstrap: 11,
      jitter: 12,
      compression: 13,
      fittedLaw: 14,
      classical: 15,
      ideal: 16,
      signalYield: 17,
      signalEvents: 18,
      classicalReference: 19,
    });
    expect(Object.isFrozen(purposes)).toBe(true);
  });
});
