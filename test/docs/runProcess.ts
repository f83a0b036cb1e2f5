import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { freshCache } from '../freshCache.js';

export interface Finished {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program in a folder whose node_modules/.bin comes first in PATH. */
export function runProcess(program: string, words: readonly string[], cwd: string): Promise<Finished> {
  const path = [join(cwd, 'node_modules/.bin'), process.env['PATH'] ?? ''].join(delimiter);
  const child = spawn(program, words, {
    cwd,
    env: { ...process.env, PATH: path, LC_ALL: 'C.UTF-8', XDG_CACHE_HOME: freshCache() },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}
