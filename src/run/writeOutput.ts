import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { writing } from './writing.js';

/**
 * Writes a file whole or not at all: beside its place first, then renamed.
 *
 * @throws Fault `output` if the system refuses
 */
export function writeOutput(path: string, bytes: Uint8Array, draft = `${path}.${process.pid}.tmp`): void {
  writing(path, () => {
    try {
      writeFileSync(draft, bytes);
      renameSync(draft, path);
    } catch (error) {
      rmSync(draft, { force: true });
      throw error;
    }
  });
}
