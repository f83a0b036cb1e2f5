import { Fault } from '../fault/index.js';
import type { OutputColumn } from './outputColumn.js';
import { writeArrow } from './writeArrow.js';
import { writeCsv } from './writeCsv.js';
import { writeNpy } from './writeNpy.js';
import { writeParquet } from './writeParquet.js';

/** How a table becomes the bytes of one format. */
export interface TableWriter {
  /** Its name in a message: `Parquet`. */
  readonly format: string;
  /** Whether the format has a place for key-values. */
  readonly keepsMetadata: boolean;
  /** The content of a file; the metadata are dropped where the format has no place for them. */
  readonly write: (
    columns: readonly OutputColumn[],
    metadata: ReadonlyMap<string, string>,
  ) => Uint8Array | Promise<Uint8Array>;
}

const ARROW: TableWriter = { format: 'Arrow', keepsMetadata: true, write: writeArrow };
const WRITERS: ReadonlyMap<string, TableWriter> = new Map([
  ['.arrow', ARROW],
  ['.feather', ARROW],
  ['.parquet', { format: 'Parquet', keepsMetadata: true, write: writeParquet }],
  ['.csv', { format: 'CSV', keepsMetadata: false, write: (columns) => writeCsv(columns) }],
  ['.tsv', { format: 'TSV', keepsMetadata: false, write: (columns) => writeCsv(columns, '\t') }],
  ['.npy', { format: 'NumPy', keepsMetadata: false, write: (columns) => writeNpy(columns) }],
]);

/** The endings of the files that can be written, for a message: `.arrow, …, .tsv or .npy`. */
export const writtenEndings = [...WRITERS.keys()].join(', ').replace(/, ([^,]+)$/, ' or $1');

/**
 * The writer of the format that a path's ending names, in upper or lower case.
 *
 * @throws Fault `usage` if no format that can be written has this ending
 * @example
 * const { write } = writerFor('x.parquet');
 * const columns = [{ name: 'x', values: Float64Array.of(0.2, 1.1, 3.4) }];
 * writeFileSync('x.parquet', await write(columns, new Map()));
 */
export function writerFor(path: string): TableWriter {
  const writer = WRITERS.get(/\.[^./\\]*$/.exec(path)?.[0].toLowerCase() ?? '');
  if (writer !== undefined) return writer;
  throw new Fault('usage', {
    where: path,
    what: 'no format that can be written has this ending',
    todo: `let the name end in ${writtenEndings}`,
  });
}
