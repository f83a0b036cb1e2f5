import type { Sample } from './sample.js';

/** The different rows of a sample, to look up others in. */
export class RowIndex {
  /** How many there are. */
  readonly distinct: number;
  readonly #asSingle: readonly boolean[];
  readonly #keys: Float64Array;
  /** Open addressing, at most half full; −1 is a free place. Equal rows share one. */
  readonly #places: Int32Array;

  /** @param asSingle - for each feature, whether it is compared in float32 */
  constructor(sample: Sample, asSingle: readonly boolean[]) {
    const { keys, words } = keysOf(sample, asSingle);
    this.#asSingle = asSingle;
    this.#keys = keys;
    let size = 16;
    while (size < 2 * sample.rows) size *= 2;
    this.#places = new Int32Array(size).fill(-1);
    let distinct = 0;
    for (let row = 0; row < sample.rows; row++) {
      const place = this.#find(keys, words, row);
      if (this.#places[place] >= 0) continue;
      this.#places[place] = row;
      distinct++;
    }
    this.distinct = distinct;
  }

  /** Counts the rows of a sample that are here, too. */
  countIn(sample: Sample): number {
    if (this.#asSingle.length === 0) return 0;
    const { keys, words } = keysOf(sample, this.#asSingle);
    let count = 0;
    for (let row = 0; row < sample.rows; row++) if (this.#places[this.#find(keys, words, row)] >= 0) count++;
    return count;
  }

  /** The place of a row, or the free one where it would be. */
  #find(keys: Float64Array, words: Int32Array, row: number): number {
    const width = this.#asSingle.length;
    const places = this.#places;
    const last = places.length - 1;
    let place = hash(words, 2 * row * width, 2 * width) & last;
    while (places[place] >= 0 && !equal(this.#keys, places[place] * width, keys, row * width, width))
      place = (place + 1) & last;
    return place;
  }
}

/** The rows one after the other, and the same memory as words to hash. */
function keysOf(sample: Sample, asSingle: readonly boolean[]): { keys: Float64Array; words: Int32Array } {
  const width = sample.columns.length;
  const keys = new Float64Array(sample.rows * width);
  sample.columns.forEach((column, i) => {
    for (let row = 0; row < sample.rows; row++) {
      const value = asSingle[i] ? Math.fround(column[row]) : column[row];
      // −0 equals 0 and must hash alike.
      keys[row * width + i] = value === 0 ? 0 : value;
    }
  });
  return { keys, words: new Int32Array(keys.buffer) };
}

// MurmurHash3, 32 bits
function hash(words: Int32Array, start: number, count: number): number {
  let state = 0;
  for (let i = start; i < start + count; i++) {
    let word = Math.imul(words[i], 0xcc9e2d51);
    word = Math.imul((word << 15) | (word >>> 17), 0x1b873593);
    state ^= word;
    state = (Math.imul((state << 13) | (state >>> 19), 5) + 0xe6546b64) | 0;
  }
  state = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
  return state ^ (state >>> 16);
}

function equal(a: Float64Array, aStart: number, b: Float64Array, bStart: number, count: number): boolean {
  for (let i = 0; i < count; i++) if (a[aStart + i] !== b[bStart + i]) return false;
  return true;
}
