import { lstatSync, realpathSync, statSync } from 'node:fs';
import { Fault } from '../fault/index.js';
import { writing } from '../folder/index.js';

/**
 * The file that is meant by the name of an output: a link stands for what it leads to. A file is replaced only where
 * that is asked for, and what is no file (a pipe, a device, a folder, a link to nothing) never is.
 *
 * @param todo - what else can be done: `choose another --out`
 * @returns where to write
 * @throws Fault `usage` if it exists; `output` if it is no file, or the system does not let it be looked at
 */
export function fileToWrite(path: string, force: boolean | undefined, todo: string): string {
  const [named, meant] = writing(
    path,
    () => [lstatSync, statSync].map((look) => look(path, { throwIfNoEntry: false })),
    todo,
  );
  if (named === undefined) return path;
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
  return writing(path, () => realpathSync(path), todo);
}
