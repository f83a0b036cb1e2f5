import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ToyRow } from '../ensemble/index.js';
import { Fault } from '../fault/index.js';
import { writeOutput, writing } from '../folder/index.js';
import { errorCode } from '../input/index.js';
import { makeCache, OTHER_CACHE } from './makeCache.js';
import { nullTable, readNullTable } from './nullTable.js';
import { withLock } from './withLock.js';

/** The calibration toys of one configuration, as far as any run of it has fitted them. */
export interface NullEntry {
  readonly key: string;
  /** The file. */
  readonly path: string;
  /** What was there when it was opened, by index. */
  readonly toys: ReadonlyMap<number, ToyRow>;
  /**
   * Adds toys to the entry. What is there stays as it is, what other processes added meanwhile among it.
   *
   * @throws Fault `output` if it cannot be written; `content` if it was changed meanwhile; `busy` if another process
   *   does not let go of it
   */
  keep(toys: readonly ToyRow[]): void;
}

/**
 * Opens an entry of a cache, `nulls/KEY.arrow`; one that nothing was kept in yet is empty.
 *
 * @param directory - of the cache; made where it is not there
 * @param key - of all that decides t of a toy: `nullKey`
 * @throws Fault `output` if the folder cannot be written; `content` if the entry was changed, torn, or is of another
 *   configuration
 * @example
 * const entry = openNulls('/var/tmp/nplm', nullKey(config, digests));
 * const missing = indices.filter((index) => !entry.toys.has(index));
 */
export function openNulls(directory: string, key: string): NullEntry {
  const path = join(makeCache(directory, 'nulls'), `${key}.arrow`);
  return {
    key,
    path,
    toys: read(path, key),
    keep(toys) {
      const known = read(path, key);
      if (toys.every(({ index }) => known.has(index))) return;
      withLock(path, () => {
        // Again: another process may have written it before the lock was ours.
        const all = read(path, key);
        for (const toy of toys) if (!all.has(toy.index)) all.set(toy.index, toy);
        const rows = [...all.values()].sort((a, b) => a.index - b.index);
        const draft = `${path}.${process.pid}.tmp`;
        // Of a killed process that had the same number: none but the holder of the lock writes a draft.
        writing(path, () => rmSync(draft, { force: true }), OTHER_CACHE);
        writeOutput(path, nullTable(key, rows), draft, OTHER_CACHE);
      });
    },
  };
}

function read(path: string, key: string): Map<number, ToyRow> {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT') return new Map();
    throw new Fault(
      'content',
      {
        where: path,
        what: `the toys kept there cannot be read (${code ?? 'not a file'})`,
        todo: 'remove what is there, or give --no-cache',
      },
      { cause: error },
    );
  }
  return new Map(readNullTable(bytes, path, key).map((toy) => [toy.index, toy]));
}
