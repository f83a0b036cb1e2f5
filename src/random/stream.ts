import { Fault } from '../fault/index.js';
import { philox } from './philox.js';
import type { Purpose } from './purposes.js';

const WORD = 4294967296; // 2^32

/**
 * The random numbers of one purpose in one toy: a position in Philox 4x32-10, no state shared with any other.
 *
 * Block b of four words is philox(counter, key) with
 * - key = (seed mod 2^32, ⌊seed / 2^32⌋),
 * - counter = (b, repeat, purpose, index), word 0 first.
 *
 * Hence number d of purpose p in toy k is the same on any machine, in any order, in any pool of workers.
 *
 * @example
 * const stream = new Stream(1, purposes.toyEvents, 4711);
 * const u = stream.uniform();
 */
export class Stream {
  readonly #words = new Uint32Array(4);
  readonly #key0: number;
  readonly #key1: number;
  readonly #index: number;
  readonly #purpose: number;
  readonly #repeat: number;
  #block = 0;
  #next = 4;

  /**
   * @param seed - 0 … 2^53 − 1
   * @param purpose - one of `purposes`
   * @param index - which toy, data set or file, 0 … 2^32 − 1
   * @param repeat - which repetition of the same thing (another start seed, a redraw), 0 … 2^32 − 1
   * @throws Fault `internal` when a number is no integer in its range
   */
  constructor(seed: number, purpose: Purpose, index: number, repeat = 0) {
    if (!Number.isSafeInteger(seed) || seed < 0) throw outOfRange('seed', seed, '2^53 − 1');
    this.#key0 = (seed % WORD) | 0;
    this.#key1 = Math.floor(seed / WORD) | 0;
    this.#purpose = word('purpose', purpose);
    this.#index = word('index', index);
    this.#repeat = word('repeat', repeat);
  }

  /** An integer, uniform on 0 … 2^32 − 1. */
  uint32(): number {
    if (this.#next === 4) this.#advance();
    return this.#words[this.#next++];
  }

  /** A number k · 2⁻⁵³ with k uniform on 1 … 2^53 − 1, from two words (high part first): never 0, never 1. */
  uniform(): number {
    for (;;) {
      const high = this.uint32() >>> 5;
      const low = this.uint32() >>> 6;
      const k = high * 67108864 + low;
      if (k > 0) return k / 9007199254740992;
    }
  }

  #advance(): void {
    if (this.#block === WORD)
      throw new Fault('internal', { what: 'a random stream ended after 2^34 numbers' });
    philox(this.#block, this.#repeat, this.#purpose, this.#index, this.#key0, this.#key1, this.#words);
    this.#block++;
    this.#next = 0;
  }
}

/** `value` as 32 bits. */
function word(name: string, value: number): number {
  if (!Number.isInteger(value) || value < 0 || value >= WORD) throw outOfRange(name, value, '2^32 − 1');
  return value | 0;
}

function outOfRange(name: string, value: number, largest: string): Fault {
  return new Fault('internal', {
    where: 'random stream',
    what: `${name} is ${value}, not an integer from 0 to ${largest}`,
  });
}
