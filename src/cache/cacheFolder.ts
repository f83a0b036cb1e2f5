import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/**
 * The user's folder for what can be made again, by the XDG rule: `$XDG_CACHE_HOME/nplm` if that is an absolute path,
 * else `~/.cache/nplm`; undefined where the user has no home.
 */
export function cacheFolder(environment: NodeJS.ProcessEnv = process.env): string | undefined {
  const { XDG_CACHE_HOME: asked = '' } = environment;
  // The rule: a relative path is to be ignored.
  if (isAbsolute(asked)) return join(asked, 'nplm');
  try {
    const home = homedir();
    return isAbsolute(home) ? join(home, '.cache', 'nplm') : undefined;
  } catch {
    return undefined;
  }
}
