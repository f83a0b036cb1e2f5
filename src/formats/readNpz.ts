import { Fault } from '../fault/index.js';
import type { Table } from '../sample/index.js';
import { checkNames } from './checkNames.js';
import { guarded } from './guarded.js';
import { shapeText } from './npyShape.js';
import { columnsOf, parseArray, tableOfArray } from './readNpy.js';
import { zipEntries, type ZipEntry } from './zipEntries.js';

/** How many arrays a message lists. */
const LISTED = 12;

/**
 * Reads a NumPy archive (.npz). Arrays of one dimension and equal length are a column each, by their names; one array
 * alone is read as its .npy file would be.
 *
 * @param bytes - the whole archive
 * @param origin - the path, for messages
 * @param object - the one array to be read
 * @throws Fault `content` if it is damaged, if its arrays make no table, or if it is another kind of zip archive
 */
export function readNpz(bytes: Uint8Array, origin: string, object?: string): Table {
  const entries = guarded(origin, 'zip', () => zipEntries(bytes));
  const arrays = entries.filter(({ name }) => name.endsWith('.npy'));
  if (arrays.length === 0) throw noArchive(entries, origin);
  const keys = arrays.map(keyOf);
  checkNames(keys, origin);
  if (object !== undefined) {
    const chosen = arrays.find(({ name }) => name === `${object}.npy` || name === object);
    if (chosen !== undefined) return tableOfArray(parse(chosen, origin), `${origin}:${keyOf(chosen)}`);
    throw new Fault('content', {
      where: origin,
      what: `there is no array "${object}" in it`,
      todo: `choose from: ${listed(keys)}`,
    });
  }
  const parsed = arrays.map((entry) => parse(entry, origin));
  if (parsed.length === 1) {
    const [array] = parsed;
    if (array.shape.length !== 1 || 'fields' in array.description) return tableOfArray(array, origin);
  }
  const shapes = parsed.map(({ shape }) => shapeText(shape));
  const isTable = parsed.every(({ shape, description }) => shape.length === 1 && 'type' in description);
  if (!isTable || new Set(shapes).size > 1) {
    throw new Fault('content', {
      where: origin,
      what: 'its arrays differ in shape, so they are no columns of one table',
      details: keys.slice(0, LISTED).map((key, i) => `${key}: ${shapes[i]}`),
      todo: `name one of them: ${origin}:${keys[0]}`,
    });
  }
  const columns = guarded(origin, 'NumPy', () =>
    parsed.flatMap((array, i) => columnsOf(array, keys[i], origin)),
  );
  return { origin, rows: parsed[0].shape[0], columns, metadata: new Map() };
}

function parse(entry: ZipEntry, origin: string): ReturnType<typeof parseArray> {
  const where = `${origin}:${keyOf(entry)}`;
  return parseArray(
    guarded(where, 'zip', () => entry.content()),
    where,
  );
}

function keyOf({ name }: ZipEntry): string {
  return name.replace(/\.npy$/, '');
}

function listed(keys: readonly string[]): string {
  return keys.length > LISTED ? `${keys.slice(0, LISTED).join(', ')}, …` : keys.join(', ');
}

/** A zip archive that holds no arrays: what it is, by the names in it. */
function noArchive(entries: readonly ZipEntry[], origin: string): Fault {
  const has = (start: string) => entries.some(({ name }) => name.startsWith(start));
  if (has('xl/')) {
    return new Fault('content', {
      where: origin,
      what: 'it is an Excel workbook (.xlsx), which is not read',
      todo: 'save it as CSV',
    });
  }
  return new Fault('content', {
    where: origin,
    what: `it is a zip archive of ${entries.length} files without a NumPy array among them`,
    todo: 'unpack it first, and give the file in it',
  });
}
