import { readdir, stat } from 'node:fs/promises';
import { isAbsolute, basename, dirname, extname } from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';
import { Fault } from '../fault/index.js';
import { closestName } from '../text/index.js';
import { errorCode } from './errorCode.js';
import { STDIN, type Location } from './location.js';

/**
 * The files that a location means. A path that exists as written is that file, whatever letters are in it; else what
 * stands before a colon, if it exists, is the file and what follows it the object; else it is a pattern (`*`, `?`,
 * `[12]`, `{a,b}`, `**` for folders of any depth), which may have an object behind a colon, too.
 *
 * @param written - as the user writes it
 * @param todo - what to do if there is none: `check --ref`
 * @returns at least one file; those of a pattern in the order of the bytes of their paths, the same on every machine
 * @throws Fault `missing` if there is no such file; `usage` if a colon has nothing behind it
 */
export async function findFiles(written: string, todo: string): Promise<readonly Location[]> {
  if (written === STDIN || (await isThere(written))) return [{ path: written }];
  const parts = partsOf(written);
  for (const { path, object } of parts) {
    if (!(await isFile(path))) continue;
    if (object !== '') return [{ path, object }];
    const what = 'nothing follows the colon';
    throw new Fault('usage', {
      where: written,
      what,
      todo: 'name a table of the file, or leave out the colon',
    });
  }
  for (const { path, object } of [{ path: written, object: undefined }, ...parts]) {
    const paths = await matches(path);
    if (paths.length > 0) return paths.map((path) => ({ path, ...(object === undefined ? {} : { object }) }));
  }
  throw await noFile(written, parts, todo);
}

/** Every reading as `file:object`, the longest path first: paths may have colons, too. */
function partsOf(written: string): readonly Required<Location>[] {
  const parts: Required<Location>[] = [];
  for (let at = written.lastIndexOf(':'); at > 0; at = written.lastIndexOf(':', at - 1)) {
    parts.push({ path: written.slice(0, at), object: written.slice(at + 1) });
  }
  return parts;
}

/** Whether there is something of this name that is no folder. */
export function isFile(path: string): Promise<boolean> {
  return isThere(path, 'no folder');
}

/** Also true of what may not be looked at: reading it says why. */
async function isThere(path: string, folders?: 'no folder'): Promise<boolean> {
  try {
    return !(await stat(path)).isDirectory() || folders === undefined;
  } catch (error) {
    // Without a code, such as for a zero byte, it is no path at all.
    return !['ENOENT', 'ENOTDIR', undefined].includes(errorCode(error));
  }
}

async function matches(pattern: string): Promise<readonly string[]> {
  if (!isDynamicPattern(pattern)) return [];
  const paths = await glob(pattern, { expandDirectories: false, absolute: isAbsolute(pattern) });
  return paths.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}

async function noFile(written: string, parts: readonly Location[], todo: string): Promise<Fault> {
  if (isDynamicPattern(written)) {
    return new Fault('missing', { where: written, what: 'no file matches this pattern', todo });
  }
  for (const { path, object } of [{ path: written, object: undefined }, ...parts]) {
    const near = await nearPath(path);
    if (near === undefined) continue;
    const meant = object === undefined ? near : `${near}:${object}`;
    return new Fault('missing', {
      where: written,
      what: 'there is no such file',
      todo: `did you mean "${meant}"?`,
    });
  }
  return new Fault('missing', { where: written, what: 'there is no such file', todo });
}

/** A file in the same folder with a name that is nearly this one; the ending alone is no likeness. */
async function nearPath(path: string): Promise<string | undefined> {
  const name = basename(path);
  let names: readonly string[];
  try {
    const entries = await readdir(dirname(path), { withFileTypes: true });
    names = entries.filter((entry) => !entry.isDirectory()).map((entry) => entry.name);
  } catch {
    // A folder that is not there, or may not be read, has no names to offer.
    return undefined;
  }
  const closest = closestName(name, [...names].sort());
  if (closest === undefined || closestName(stem(name), [stem(closest)]) === undefined) return undefined;
  return `${path.slice(0, path.length - name.length)}${closest}`;
}

function stem(name: string): string {
  return basename(name, extname(name));
}
