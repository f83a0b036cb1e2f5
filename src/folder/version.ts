import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolder } from './packageFolder.js';

let known: string | undefined;

/** The version of nplm, from its package.json; read when it is first asked for. */
export function version(): string {
  return (known ??= readVersion());
}

function readVersion(): string {
  const folder = packageFolder();
  if (folder === undefined) return 'unknown';
  return (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }).version;
}
