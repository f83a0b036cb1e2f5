import { statSync } from 'node:fs';
import { Fault } from '../fault/index.js';

/**
 * A file is replaced only where that is asked for.
 *
 * @param todo - what else can be done: `choose another --out`
 * @throws Fault `usage` if it exists
 */
export function refuseExisting(path: string, force: boolean | undefined, todo: string): void {
  if (force === true || statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return;
  throw new Fault('usage', { where: path, what: 'it exists', todo: `add --force to replace it, or ${todo}` });
}
