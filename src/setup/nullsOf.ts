import { openNulls, type NullEntry } from '../cache/index.js';
import type { ResolvedConfig } from './config.js';
import { nullKey } from './tuningConditions.js';

/**
 * The calibration toys of a test that a cache holds; undefined without a cache, and where no toys are asked for.
 *
 * @param cache - its folder
 * @param inputs - sha256 of the files by role; data have no part in it
 * @throws Fault `output` if the folder cannot be written; `content` for toys that are not as nplm wrote them
 */
export function nullsOf(
  cache: string | undefined,
  config: ResolvedConfig,
  inputs: Readonly<Record<string, string>>,
): NullEntry | undefined {
  return cache === undefined || config.toys === 0 ? undefined : openNulls(cache, nullKey(config, inputs));
}
