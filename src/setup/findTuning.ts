import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { makeCache, OTHER_CACHE } from '../cache/index.js';
import { Fault } from '../fault/index.js';
import { packageFolder, stableJson, writeOutput } from '../folder/index.js';
import { readTuning } from './readTuning.js';
import type { Tuning } from './tuning.js';

/** A tuning, and where it was found. */
export interface FoundTuning {
  readonly tuning: Tuning;
  /** `file`: that of --tuned; `shipped`: one of nplm's own; `kept`: one that the user made, in the cache. */
  readonly source: 'file' | 'shipped' | 'kept';
  readonly path: string;
}

/**
 * Looks for an accepted tuning of a test: first among those that come with nplm, then in the cache.
 *
 * @param key - of its conditions
 * @param cache - the folder of the cache, if there is one
 * @param shipped - the folder of those that come with nplm
 * @throws Fault `content` for a file that is no tuning, or was changed
 */
export async function findTuning(
  key: string,
  cache: string | undefined,
  shipped = shippedTunings(),
): Promise<FoundTuning | undefined> {
  for (const path of filesOf(shipped)) {
    const tuning = await readTuning(path, 'install nplm again, or give a clip with --clip');
    if (tuning.key === key && tuning.accepted) return { tuning, source: 'shipped', path };
  }
  if (cache === undefined) return undefined;
  const path = join(cache, 'tunings', `${key}.json`);
  if (!existsSync(path)) return undefined;
  const todo = 'remove this file and tune again, or give --no-cache';
  const tuning = await readTuning(path, todo);
  if (tuning.key !== key)
    throw new Fault('content', {
      where: path,
      what: 'it is the tuning of another test than its name says',
      todo,
    });
  return tuning.accepted ? { tuning, source: 'kept', path } : undefined;
}

/**
 * Keeps a tuning that was accepted for later runs of the same test.
 *
 * @throws Fault `output` if it cannot be written
 */
export function keepTuning(cache: string, tuning: Tuning): void {
  if (!tuning.accepted) return;
  const path = join(makeCache(cache, 'tunings'), `${tuning.key}.json`);
  writeOutput(path, new TextEncoder().encode(stableJson(tuning)), undefined, OTHER_CACHE);
}

function shippedTunings(): string | undefined {
  const folder = packageFolder();
  return folder === undefined ? undefined : join(folder, 'toys', 'tunings');
}

/** In an order that is the same everywhere. */
function filesOf(folder: string | undefined): string[] {
  if (folder === undefined || !existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => join(folder, name));
}
