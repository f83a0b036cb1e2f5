import { lstatSync, statSync } from 'node:fs';
import { Fault } from '../fault/index.js';
import { writing } from '../run/index.js';

/**
 * A file is replaced only where that is asked for, and what is no file (a pipe, a device, a folder, a link to nothing)
 * never is.
 *
 * @param todo - what else can be done: `choose another --out`
 * @throws Fault `usage` if it exists; `output` if it is no file, or the system does not let it be looked at
 */
export function refuseExisting(path: string, force: boolean | undefined, todo: string): void {
  const [named, meant] = writing(
    path,
    () => [lstatSync, statSync].map((look) => look(path, { throwIfNoEntry: false })),
    todo,
  );
  if (named === undefined) return;
  if (meant?.isFile() !== true) {
    const what =
      meant?.isDirectory() === true ? 'it is a folder' : 'it is a pipe, a device or a link to nothing';
    throw new Fault('output', { where: path, what, todo });
  }
  if (force !== true)
    throw new Fault('usage', {
      where: path,
      what: 'it exists',
      todo: `add --force to replace it, or ${todo}`,
    });
}
