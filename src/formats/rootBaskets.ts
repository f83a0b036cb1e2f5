import { Cursor } from './cursor.js';
import { readKey } from './rootKeys.js';
import { numberAt, numbersAt, textAt, type RootObject } from './rootObject.js';

/** A run of entries of one branch. */
export interface RootBasket {
  readonly entries: number;
  /** The entries, one after the other, still packed or not. */
  readonly packed: Uint8Array;
  /** Bytes unpacked. */
  readonly objectBytes: number;
  /** Bytes of the entries at the start of what is unpacked; lists of positions may follow. */
  readonly dataBytes: number;
}

/**
 * Finds the baskets of a branch: those in the file, and one that its writer kept inside the tree.
 *
 * @param bytes - the whole file
 * @param branch - as jsroot decoded it
 * @throws RangeError if a basket is not where the branch says, or has other entries
 */
export function basketsOf(bytes: Uint8Array, branch: RootObject): RootBasket[] {
  const name = textAt(branch, 'fName');
  const written = numberAt(branch, 'fWriteBasket');
  const seeks = numbersAt(branch, 'fBasketSeek');
  const firsts = numbersAt(branch, 'fBasketEntry');
  const kept = ((branch.fBaskets as { arr?: unknown } | null)?.arr ?? []) as readonly (RootObject | null)[];
  if (written > seeks.length)
    throw new RangeError(`branch "${name}" has ${seeks.length} baskets instead of ${written}`);
  const baskets: RootBasket[] = [];
  let entries = 0;
  const add = (basket: RootBasket, index: number): void => {
    if (firsts[index] !== entries)
      throw new RangeError(
        `basket ${index + 1} of branch "${name}" begins at entry ${firsts[index]}, not ${entries}`,
      );
    baskets.push(basket);
    entries += basket.entries;
  };
  for (let i = 0; i < written; i++) add(basketAt(bytes, seeks[i], name), i);
  const last = kept[written];
  if (typeof last === 'object' && last !== null && numberAt(last, 'fNevBuf') > 0)
    add(keptBasket(last, name), written);
  return baskets;
}

function basketAt(bytes: Uint8Array, seek: number, branch: string): RootBasket {
  const cursor = new Cursor(bytes, false, seek);
  const key = readKey(cursor, '');
  if (key.className !== 'TBasket' || key.seek !== seek)
    throw new RangeError(`a basket of branch "${branch}" is missing at byte ${seek}`);
  cursor.skip(10);
  const entries = cursor.i32();
  const dataBytes = cursor.i32() - key.keyBytes;
  if (entries < 0 || dataBytes < 0 || dataBytes > key.objectBytes)
    throw new RangeError(`a basket of branch "${branch}" has ${entries} entries in ${dataBytes} bytes`);
  const packed = bytes.subarray(seek + key.keyBytes, seek + key.bytes);
  return { entries, packed, objectBytes: key.objectBytes, dataBytes };
}

function keptBasket(basket: RootObject, branch: string): RootBasket {
  const entries = numberAt(basket, 'fNevBuf');
  const dataBytes = numberAt(basket, 'fLast') - numberAt(basket, 'fKeylen');
  const view = (basket.fBufferRef as { arr?: unknown } | undefined)?.arr;
  if (!(view instanceof DataView) || view.byteLength < dataBytes)
    throw new RangeError(`the last basket of branch "${branch}" has no content`);
  const packed = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  return { entries, packed, objectBytes: packed.length, dataBytes };
}
