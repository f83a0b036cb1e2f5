import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { errorCode } from './errorCode.js';

/**
 * Makes a folder and those above it. Not by mkdir's own `recursive`: where a file system answers ENOENT to a folder
 * that it does not allow (/proc), Node tries again for ever.
 */
export function makeFolder(path: string): void {
  if (existsSync(path)) return;
  const above = dirname(path);
  if (above !== path) makeFolder(above);
  try {
    mkdirSync(path);
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  }
}
