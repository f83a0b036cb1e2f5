import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { commands, CTRL_C, exitCodes } from '../../src/cli/index.js';
import { errorsPage } from './errorsPage.js';
import { findFaults } from './findFaults.js';
import { optionsPage } from './optionsPage.js';

/**
 * The pages of docs/ that are made from the sources, by their names.
 *
 * @param root - of the repository
 */
export function madePages(root: string): ReadonlyMap<string, string> {
  return new Map([
    ['docs/options.md', optionsPage(commands)],
    ['docs/errors.md', errorsPage(findFaults(readSources(root)), exitCodes, CTRL_C)],
  ]);
}

/** The text of every source, by its path, in the order of the paths. */
export function readSources(root: string): Map<string, string> {
  const names = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .map((name) => `src/${name.replaceAll('\\', '/')}`)
    .sort();
  return new Map(names.map((name) => [name, readFileSync(join(root, name), 'utf8')]));
}
