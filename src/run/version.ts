import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

let known: string | undefined;

/** The version of nplm, from the nearest package.json above this file; read when it is first asked for. */
export function version(): string {
  return (known ??= readVersion(dirname(fileURLToPath(import.meta.url))));
}

function readVersion(folder: string): string {
  const path = join(folder, 'package.json');
  if (existsSync(path)) return (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version;
  return dirname(folder) === folder ? 'unknown' : readVersion(dirname(folder));
}
