import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { Fault } from '../fault/index.js';
import { readTable } from '../formats/index.js';
import { joinTables, type Table } from '../sample/index.js';
import { findFiles } from './findFiles.js';
import { heedSignal } from './heedSignal.js';
import { nameOf, STDIN, type Location, type Locations } from './location.js';
import { readBytes } from './readBytes.js';
import { readStdin, STDIN_NAME } from './readStdin.js';

/** A file that was read. */
export interface InputFile extends Location {
  readonly sha256: string;
  readonly rows: number;
}

/** What was read: one table, of one file or of several. */
export interface Input {
  /** As it was asked for. */
  readonly path: string;
  /** In the order of the rows. */
  readonly files: readonly InputFile[];
  /** Of the content, wherever the files are: that of a single file, else of all of them and the objects read. */
  readonly sha256: string;
  readonly table: Table;
}

/**
 * Reads events.
 *
 * @param locations - see {@link findFiles}; several files become one table, by the names of their columns
 * @param todo - what to do if a file cannot be opened: `check --ref`
 * @param signal - ends the wait for standard input, and the reading between two files
 * @throws Fault `missing` if a file cannot be opened; `content` if one holds no table, if they don't fit together, or if
 *   there are no events; `usage` for a file that is named twice, or a copy; `interrupted` when the signal aborts
 */
export async function readInput(locations: Locations, todo: string, signal?: AbortSignal): Promise<Input> {
  const input = await readAnyInput(locations, todo, signal);
  if (input.table.rows > 0) return input;
  throw new Fault('content', {
    where: input.path,
    what: 'there are no events (0 rows)',
    todo: 'give a file with events',
  });
}

/** The same, where a table without rows is worth a look, too. */
export async function readAnyInput(locations: Locations, todo: string, signal?: AbortSignal): Promise<Input> {
  refuseSecondStdin([locations]);
  const found: Location[] = [];
  for (const written of [locations].flat()) found.push(...(await findFiles(written, todo)));
  if (found.length === 0) throw new Fault('usage', { what: 'no file is named', todo });
  refuseTwice(found);
  const files: InputFile[] = [];
  const tables: Table[] = [];
  for (const { path, object } of found) {
    const bytes = path === STDIN ? await readStdin(signal) : await readBytes(path, todo);
    const table = await readTable(bytes, path === STDIN ? STDIN_NAME : path, object);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    refuseCopy(files, { path, object, sha256, rows: table.rows });
    files.push({ path, ...(object === undefined ? {} : { object }), sha256, rows: table.rows });
    tables.push(table);
    await heedSignal(signal);
  }
  const path = nameOf(locations);
  const table = joinTables(tables, path);
  return { path, files, sha256: digestOf(files), table };
}

/**
 * Standard input can be read once.
 *
 * @param inputs - all that one command reads
 * @throws Fault `usage` if two of them are standard input
 */
export function refuseSecondStdin(inputs: readonly Locations[]): void {
  if (inputs.flat().filter((written) => written === STDIN).length < 2) return;
  throw new Fault('usage', {
    what: 'standard input (-) is given for two inputs, and can be read once',
    todo: 'write one of them into a file',
  });
}

/** What is about to join the files that were read. */
interface Copy extends Omit<InputFile, 'object'> {
  readonly object: string | undefined;
}

/** Copies of events make p too small. */
function refuseTwice(files: readonly Location[]): void {
  const seen = new Set<string>();
  for (const { path, object = '' } of files) {
    const key = `${resolve(path)}:${object}`;
    if (seen.has(key))
      throw new Fault('usage', { where: path, what: 'it is given twice', todo: 'name it once' });
    seen.add(key);
  }
}

/** A link to a file, or a copy: the same table of the same bytes. */
function refuseCopy(files: readonly InputFile[], { path, object, sha256, rows }: Copy): void {
  const first = files.find(
    (file) => file.sha256 === sha256 && (file.object ?? object) === (object ?? file.object) && rows > 0,
  );
  if (first === undefined) return;
  throw new Fault('usage', {
    where: path,
    what: `it holds the same bytes as ${first.path}: its events would count twice`,
    todo: 'name one of them',
  });
}

function digestOf(files: readonly InputFile[]): string {
  const [first, ...others] = files;
  if (others.length === 0 && first.object === undefined) return first.sha256;
  const hash = createHash('sha256');
  for (const { sha256, object = null } of files) hash.update(`${sha256} ${JSON.stringify(object)}\n`);
  return hash.digest('hex');
}
