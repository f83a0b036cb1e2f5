import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import { makeFolder, writing } from '../folder/index.js';

/** What can be done where a cache cannot be written. */
export const OTHER_CACHE = 'choose another --cache, or give --no-cache';

/**
 * Makes a folder of a cache, where it is not there yet.
 *
 * @param part - what is kept there: `nulls`, `tunings`
 * @returns its path
 * @throws Fault `output` if it cannot be made or written
 */
export function makeCache(directory: string, part: string): string {
  const path = join(directory, part);
  writing(
    path,
    () => {
      makeFolder(path);
      accessSync(path, constants.W_OK);
    },
    OTHER_CACHE,
  );
  return path;
}
