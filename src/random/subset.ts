import { Fault } from '../fault/index.js';
import { below } from './below.js';
import type { Stream } from './stream.js';

/**
 * k distinct integers of 0 … n − 1, every set of k equally likely; k integers of the stream, memory O(k).
 *
 * The set is random, its order is not: a late place holds a large number more often (Floyd's algorithm,
 * Bentley and Floyd 1987).
 *
 * @param n - 0 … 2^32 − 1
 * @param k - 0 … n
 * @throws Fault `internal` for k > n or n too large
 */
export function subset(stream: Stream, n: number, k: number): Uint32Array {
  if (!Number.isInteger(n) || !Number.isInteger(k) || k < 0 || k > n || n >= 4294967296) {
    throw new Fault('internal', { what: `cannot draw ${k} distinct integers of ${n}` });
  }
  const chosen = new Uint32Array(k);
  const seen = new IntegerSet(k);
  for (let i = 0; i < k; i++) {
    const last = n - k + i;
    const candidate = below(stream, last + 1);
    // A candidate taken before gives its place to `last`, which nothing before could have taken.
    if (seen.add(candidate)) {
      chosen[i] = candidate;
    } else {
      seen.add(last);
      chosen[i] = last;
    }
  }
  return chosen;
}

/** A set of 32-bit integers below 2^32 − 1, open addressing at most half full: some ns an entry. */
class IntegerSet {
  readonly #slots: Uint32Array;
  readonly #shift: number;

  constructor(capacity: number) {
    let bits = 3;
    let size = 8;
    while (size < 2 * capacity) {
      size *= 2;
      bits++;
    }
    this.#slots = new Uint32Array(size);
    this.#shift = 32 - bits;
  }

  /** Whether the value is new. */
  add(value: number): boolean {
    const slots = this.#slots;
    const mask = slots.length - 1;
    const entry = value + 1; // 0 is an empty slot
    let at = Math.imul(value, 0x9e3779b1) >>> this.#shift; // multiplicative hash, Knuth 6.4
    while (slots[at] !== 0) {
      if (slots[at] === entry) return false;
      at = (at + 1) & mask;
    }
    slots[at] = entry;
    return true;
  }
}
