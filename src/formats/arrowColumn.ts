import { NULL, ROUNDED, type ArrowChunk, type ArrowDictionary } from './arrowChunk.js';
import { fillDecimals, fillNumbers, eachRounded, numbersOf, type Numbers } from './arrowNumbers.js';
import type { ArrowValues } from './arrowValues.js';
import { allocate } from './tooLarge.js';

/** Of some rows: how many are null, and how many are integers that a double does not hold. */
interface ArrowCounts {
  readonly nulls: number;
  readonly rounded: number;
}

/**
 * Joins the chunks of a column into one array: float16 and float32 as float32, everything else as float64 (an integer
 * beyond 2^53 is rounded, a decimal number the double nearest to it), true as 1, null as NaN.
 *
 * @throws RangeError if the nulls are not as many as declared, a decimal number has too many digits, or an index lies
 *   outside its dictionary; TooLarge if memory does not hold them
 */
export function joinChunks(
  chunks: readonly ArrowChunk[],
  values: ArrowValues,
): ArrowCounts & { readonly values: Numbers } {
  const joined = numbersOf(
    values,
    chunks.reduce((sum, chunk) => sum + chunk.rows, 0),
  );
  let start = 0;
  let nulls = 0;
  let rounded = 0;
  for (const chunk of chunks) {
    const part = joined.subarray(start, start + chunk.rows);
    const { dictionary } = chunk;
    const counts =
      dictionary === undefined ? readChunk(part, chunk, values) : lookUp(part, chunk, dictionary);
    nulls += counts.nulls;
    rounded += counts.rounded;
    start += chunk.rows;
  }
  return { values: joined, nulls, rounded };
}

/**
 * Reads the values of one chunk.
 *
 * @param target - of as many places as it has rows
 * @param marks - is filled with NULL and ROUNDED, where given
 */
export function readChunk(
  target: Numbers,
  chunk: ArrowChunk,
  values: ArrowValues,
  marks?: Uint8Array,
): ArrowCounts {
  const bytes = chunk.values();
  const isNull = nullsIn(chunk);
  if (typeof values === 'object') fillDecimals(target, bytes, values, isNull);
  else fillNumbers(target, bytes, values);
  if (isNull !== undefined) {
    for (let i = 0; i < target.length; i++) {
      if (!isNull(i)) continue;
      target[i] = NaN;
      if (marks !== undefined) marks[i] = NULL;
    }
  }
  let rounded = 0;
  if (values === 'int64' || values === 'uint64') {
    rounded = eachRounded(target, bytes, values, (row) => {
      if (marks !== undefined) marks[row] = ROUNDED;
    });
  }
  return { nulls: chunk.nulls, rounded };
}

/** Puts the values of a dictionary where a chunk has their indices. */
function lookUp(
  target: Numbers,
  chunk: ArrowChunk,
  { source, indices, length }: ArrowDictionary,
): ArrowCounts {
  const places = allocate(Float64Array, chunk.rows);
  fillNumbers(places, chunk.values(), indices);
  const isNull = nullsIn(chunk);
  const { values, marks } = source();
  let { nulls } = chunk;
  let rounded = 0;
  for (let i = 0; i < places.length; i++) {
    if (isNull?.(i) === true) {
      target[i] = NaN;
      continue;
    }
    const place = places[i];
    if (!(place >= 0 && place < length)) throw new RangeError('a value lies outside its dictionary');
    target[i] = values[place];
    if (marks[place] === NULL) nulls++;
    if (marks[place] === ROUNDED) rounded++;
  }
  return { nulls, rounded };
}

/**
 * Which rows of a chunk are null; undefined where none is.
 *
 * @throws RangeError if they are not as many as declared
 */
function nullsIn(chunk: ArrowChunk): ((row: number) => boolean) | undefined {
  if (chunk.nulls === 0) return undefined;
  const validity = chunk.validity();
  const isNull = (row: number): boolean => ((validity[row >> 3] >> (row & 7)) & 1) === 0;
  let nulls = 0;
  for (let i = 0; i < chunk.rows; i++) if (isNull(i)) nulls++;
  if (nulls !== chunk.nulls) throw new RangeError(`a column declares ${chunk.nulls} nulls and has ${nulls}`);
  return isNull;
}
