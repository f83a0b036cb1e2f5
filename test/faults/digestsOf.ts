import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Result } from '../../src/run/index.js';
import { sha256 } from '../bits/smallRuns.js';

/** Written of a run once: how long it took, and whether it was stopped in between. */
const OF_TIME = ['timings.arrow', 'manifest.txt', 'config.json', 'result.json'];

/**
 * What two runs of the same configuration have in common, whatever happened to them: toys, events and figures by
 * their sha256, and the numbers of the result.
 */
export function digestsOf(out: string): Record<string, unknown> {
  const files = readdirSync(out).filter((name) => !OF_TIME.includes(name));
  const { statistic, stability, toys, significance, parameters } = JSON.parse(
    readFileSync(join(out, 'result.json'), 'utf8'),
  ) as Result;
  return {
    ...Object.fromEntries(files.map((name) => [name, sha256(join(out, name))])),
    result: { statistic, stability, toys, significance, parameters },
  };
}
