import type * as cli from '../../src/cli/index.js';
import { freshCache } from '../freshCache.js';
import type { Ended } from '../cli/nplm.js';

/** Built code, for workers run nothing else. */
const built = new URL('../../dist/src/cli/index.js', import.meta.url).href;
const { runCli } = (await import(built)) as typeof cli;

/**
 * The command in this process, which starts it a hundred times faster than a process of its own. What it prints is
 * kept; one call at a time.
 */
export async function inProcess(
  words: readonly string[],
  cwd: string,
  signal: AbortSignal = new AbortController().signal,
): Promise<Ended> {
  const printed = { stdout: '', stderr: '' };
  const before = process.cwd();
  const streams = ['stdout', 'stderr'] as const;
  for (const name of streams) {
    process[name].write = (text: string | Uint8Array): boolean => {
      printed[name] += typeof text === 'string' ? text : new TextDecoder().decode(text);
      return true;
    };
  }
  process.chdir(cwd);
  process.env.XDG_CACHE_HOME = freshCache();
  try {
    return { code: await runCli(words, signal), ...printed };
  } finally {
    // What is left is the method of the class.
    for (const name of streams) Reflect.deleteProperty(process[name], 'write');
    process.chdir(before);
  }
}
