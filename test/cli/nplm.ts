import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { freshCache } from '../freshCache.js';
import { expectValidOutput } from '../schema/expectValid.js';

const main = fileURLToPath(new URL('../../dist/src/cli/main.js', import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface Around {
  readonly cwd?: string;
  /** XDG_CACHE_HOME; a fresh one by default, so that no call finds the toys of another. */
  readonly cache?: string;
}

/** Runs the command as a process. What it prints and writes as JSON must be as the published schemas say. */
export async function nplm(words: readonly string[], options: Around = {}): Promise<Ended> {
  const ended = await start(words, options).ended;
  if (ended.code === 0) expectValidOutput(words, options.cwd, ended.stdout);
  return ended;
}

/** Starts the command; `until` waits for a text on stderr. */
export function start(words: readonly string[], { cwd, cache = freshCache() }: Around = {}) {
  const env = { ...process.env, XDG_CACHE_HOME: cache };
  const child = spawn(main, words, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
  return { child, ended };
}
