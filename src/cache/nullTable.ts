import { createHash } from 'node:crypto';
import { engineVersion, toyColumns, type ToyRow } from '../ensemble/index.js';
import { Fault } from '../fault/index.js';
import { readArrow, writeArrow, type OutputColumn } from '../formats/index.js';
import type { Table } from '../sample/index.js';

const SCHEMA = 'nplm/null-cache/1';

/** The content of an entry: a row a toy, in this order, with the seconds it took and a checksum over all. */
export function nullTable(key: string, toys: readonly ToyRow[]): Uint8Array {
  const columns = columnsOf(toys);
  return writeArrow(
    columns,
    new Map([
      ['schema', SCHEMA],
      ['key', key],
      ['engine', String(engineVersion)],
      ['checksum', checksumOf(key, columns)],
    ]),
  );
}

/**
 * Reads an entry.
 *
 * @param path - for messages
 * @throws Fault `content` if it is not as nplm wrote it, or of another configuration
 */
export function readNullTable(bytes: Uint8Array, path: string, key: string): ToyRow[] {
  const table = parse(bytes, path);
  const { metadata } = table;
  if (metadata.get('schema') !== SCHEMA) throw refused(path, 'it is no cache of toys of nplm');
  if (metadata.get('key') !== key || metadata.get('engine') !== String(engineVersion))
    throw refused(path, 'it holds the toys of another configuration than its name says');
  const toys = toysOf(table);
  if (toys === undefined || metadata.get('checksum') !== checksumOf(key, columnsOf(toys)))
    throw refused(path, 'it is not as nplm wrote it');
  return toys;
}

function parse(bytes: Uint8Array, path: string): Table {
  try {
    return readArrow(bytes, path);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    throw refused(path, `it is not as nplm wrote it: ${error.text.what}`, error);
  }
}

function refused(where: string, what: string, cause?: unknown): Fault {
  return new Fault(
    'content',
    { where, what, todo: 'remove this file, or give --no-cache: only time is lost' },
    { cause },
  );
}

function columnsOf(toys: readonly ToyRow[]): OutputColumn[] {
  return [
    ...toyColumns(toys),
    { name: 'seconds', values: Float64Array.from(toys, ({ seconds }) => seconds) },
  ];
}

/** Undefined where a column is missing. */
function toysOf({ columns, rows }: Table): ToyRow[] | undefined {
  const values = new Map(columns.map((column) => [column.name, column.values]));
  const names = columnsOf([]).map(({ name }) => name);
  if (names.some((name) => values.get(name) === undefined)) return undefined;
  const at = (name: string, row: number): number => values.get(name)?.[row] ?? NaN;
  return Array.from({ length: rows }, (_, row) => ({
    index: at('index', row),
    nData: at('nData', row),
    t: at('t', row),
    starts: at('starts', row),
    polished: at('polished', row),
    evaluations: at('evaluations', row),
    converged: at('converged', row) === 1,
    activeBounds: at('activeBounds', row),
    // NaN stands for a fit that failed, and for nothing else.
    failed: Number.isNaN(at('t', row)),
    seconds: at('seconds', row),
  }));
}

/** sha256 over key, engine and every bit of the columns. */
function checksumOf(key: string, columns: readonly OutputColumn[]): string {
  const hash = createHash('sha256').update(`${SCHEMA} ${key} ${engineVersion}`);
  for (const { name, values } of columns) {
    hash.update(`\n${name} ${values.length}\n`);
    hash.update(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  }
  return hash.digest('hex');
}
