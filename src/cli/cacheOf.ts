import { cacheFolder, makeCache } from '../cache/index.js';
import { Fault, faultMessage } from '../fault/index.js';

/**
 * The folder of the cache that a command works with: `--cache`, else that of the user; undefined with `--no-cache`.
 *
 * The user's one was not asked for: where it cannot be written, a warning says so and the work goes on without.
 *
 * @throws Fault `usage` if both options are given
 */
export function cacheOf(
  { cache, noCache }: { readonly cache?: string; readonly noCache?: boolean },
  note: (text: string, kind: 'warning') => void,
): string | undefined {
  if (noCache === true) {
    if (cache === undefined) return undefined;
    throw new Fault('usage', { what: '--cache and --no-cache exclude each other', todo: 'leave one out' });
  }
  if (cache !== undefined) return cache;
  const folder = cacheFolder();
  try {
    if (folder === undefined)
      throw new Fault('output', { what: 'there is no home folder', todo: 'give --cache DIR' });
    makeCache(folder, 'nulls');
    return folder;
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    note(`no toys are kept for other runs: ${faultMessage(error.text)}`, 'warning');
    return undefined;
  }
}
