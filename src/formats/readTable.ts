import { Fault } from '../fault/index.js';
import type { Table } from '../sample/index.js';
import { formatOf } from './formatOf.js';
import { readArrow } from './readArrow.js';
import { guarded } from './guarded.js';
import { readCsv } from './readCsv.js';
import { readNpy } from './readNpy.js';
import { readNpz } from './readNpz.js';
import { unpackGzip } from './unpackGzip.js';
import { unpackZstd } from './unpackZstd.js';
import { readHdf5 } from './readHdf5.js';
import { readRoot } from './readRoot.js';

/**
 * Reads a table of any format that is read, told apart by content and not by the file's name.
 *
 * @param content - the whole file
 * @param origin - the path, for messages
 * @param object - which of the tables in the file, for formats that hold several: a tree, a dataset, an array
 * @returns all columns; float16 and float32 as Float32Array, other numbers and truth values as Float64Array
 * @throws Fault `content` if the file is empty, of another format, cut short or damaged; `missing` if it needs a
 *   package that is not installed
 * @example
 * const table = await readTable(readFileSync('sm.arrow'), 'sm.arrow');
 * console.log(table.rows, table.columns.map(({ name, type }) => `${name}: ${type}`));
 */
export async function readTable(content: Uint8Array, origin: string, object?: string): Promise<Table> {
  if (content.length === 0) {
    throw new Fault('content', {
      where: origin,
      what: 'the file is empty (0 bytes)',
      todo: 'write it again',
    });
  }
  const format = formatOf(content);
  switch (format.kind) {
    case 'arrow':
      return withoutObjects(readArrow, 'Arrow', 'an Arrow file');
    case 'csv':
      return withoutObjects(readCsv, 'CSV', 'a text file');
    case 'parquet': {
      // Its decompressors compile WebAssembly when they are loaded, which no other format needs.
      const { readParquet } = await import('./readParquet.js');
      return withoutObjects(readParquet, 'Parquet', 'a Parquet file');
    }
    case 'npy':
      return withoutObjects(readNpy, 'NumPy', 'a .npy file');
    case 'zip':
      return { ...readNpz(content, origin, object), format: 'NumPy archive' };
    case 'gzip':
      return unpacked(unpackGzip, 'gzip');
    case 'zstd':
      return unpacked(unpackZstd, 'Zstandard');
    case 'root':
      return { ...(await readRoot(content, origin, object)), format: 'ROOT' };
    case 'hdf5':
      return { ...(await readHdf5(content, origin, object)), format: 'HDF5' };
    case 'unread':
      throw new Fault('content', {
        where: origin,
        what: `it starts like ${format.name}, which is not read yet`,
        todo: format.todo,
      });
  }

  /** A table in a compressed file, but no compressed file in one. */
  async function unpacked(unpack: (bytes: Uint8Array) => Uint8Array, packing: string): Promise<Table> {
    const inner = guarded(origin, packing, () => unpack(content));
    const { kind } = formatOf(inner);
    if (inner.length > 0 && (kind === 'gzip' || kind === 'zstd')) {
      throw new Fault('content', {
        where: origin,
        what: 'it is compressed twice',
        todo: 'unpack it once, and give what is in it',
      });
    }
    const table = await readTable(inner, origin, object);
    return { ...table, format: `${table.format}, ${packing}` };
  }

  /** Formats of one table a file. */
  async function withoutObjects(
    read: (bytes: Uint8Array, origin: string) => Table | Promise<Table>,
    format: string,
    name: string,
  ): Promise<Table> {
    if (object === undefined) return { ...(await read(content, origin)), format };
    throw new Fault('content', {
      where: origin,
      what: `"${object}" is asked for, but ${name} holds one table only`,
      todo: `leave out ":${object}"`,
    });
  }
}
