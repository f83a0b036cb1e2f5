import { join } from 'node:path';
import { Fault } from '../fault/index.js';
import { refuseHeld } from './folderLock.js';
import { isThere, manifestBytes, readManifest, stampOf } from './manifest.js';
import { writeOutput } from './writeOutput.js';

/**
 * Writes one more file into a folder that nplm filled, and notes it in the manifest: later calls know it as their own.
 *
 * @param force - replace a file of this name that nplm did not write
 * @throws Fault `busy` if another process works there; `missing` if the folder has no manifest; `usage` for a file of
 *   somebody else; `output` if it cannot be written
 */
export function addToFolder(folder: string, name: string, bytes: Uint8Array, force: boolean): void {
  refuseHeld(join(folder, 'lock'));
  const manifestPath = join(folder, 'manifest.txt');
  const manifest = readManifest(manifestPath);
  const path = join(folder, name);
  if (manifest === undefined)
    throw new Fault('missing', {
      where: folder,
      what: 'it is not a folder that nplm filled',
      todo: 'give the output folder of a finished nplm run',
    });
  if (!manifest.files.has(name) && !force && isThere(path))
    throw new Fault('usage', {
      where: path,
      what: 'a file that nplm did not write is in the way',
      todo: 'add --force to replace it, or give another --out',
    });
  const noted = (stamp: string | undefined): Uint8Array =>
    manifestBytes({ ...manifest, files: new Map([...manifest.files, [name, stamp]]) });
  writeOutput(manifestPath, noted(undefined));
  writeOutput(path, bytes);
  writeOutput(manifestPath, noted(stampOf(bytes)));
}
