import { randomUUID } from 'node:crypto';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { errorCode } from '../input/index.js';
import { writing } from './writing.js';

/**
 * Writes a file whole or not at all: beside its place first, then renamed.
 *
 * @param draft - where it is written first: a name that is free, links included
 * @param otherwise - what to do if it cannot be written: `choose another --out`
 * @throws Fault `output` if the system refuses
 */
export function writeOutput(
  path: string,
  bytes: Uint8Array,
  draft = `${path}.${randomUUID().slice(0, 8)}.tmp`,
  otherwise?: string,
): void {
  writing(
    path,
    () => {
      try {
        // Whatever has that name by now is of somebody else, and a link would lead out of the folder.
        writeFileSync(draft, bytes, { flag: 'wx' });
        renameSync(draft, path);
      } catch (error) {
        if (errorCode(error) !== 'EEXIST') rmSync(draft, { force: true });
        throw error;
      }
    },
    otherwise,
  );
}
