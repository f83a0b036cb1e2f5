import type { Sample } from './sample.js';

/**
 * Counts the data rows that are identical to a reference row in every feature: a sign that data were left in the
 * reference. Where either file has a feature in float32, it is compared in float32. Linear in the number of rows.
 *
 * @param data - events with the same features as `reference`
 */
export function countCommonRows(data: Sample, reference: Sample): number {
  const asSingle = data.columns.map(
    (column, i) => column instanceof Float32Array || reference.columns[i] instanceof Float32Array,
  );
  const [ours, theirs] = [keysOf(data, asSingle), keysOf(reference, asSingle)];
  const width = asSingle.length;
  if (width === 0) return 0;
  // Open addressing, at most half full; −1 is a free place. Equal rows share one.
  let size = 16;
  while (size < 2 * reference.rows) size *= 2;
  const places = new Int32Array(size).fill(-1);
  const find = (keys: Float64Array, words: Int32Array, row: number): number => {
    let place = hash(words, 2 * row * width, 2 * width) & (size - 1);
    while (places[place] >= 0 && !equal(theirs.keys, places[place] * width, keys, row * width, width)) {
      place = (place + 1) & (size - 1);
    }
    return place;
  };
  for (let row = 0; row < reference.rows; row++) {
    const place = find(theirs.keys, theirs.words, row);
    if (places[place] < 0) places[place] = row;
  }
  let common = 0;
  for (let row = 0; row < data.rows; row++) if (places[find(ours.keys, ours.words, row)] >= 0) common++;
  return common;
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
