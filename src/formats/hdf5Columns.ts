import { Fault } from '../fault/index.js';
import type { Column } from '../sample/index.js';
import type { Hdf5Dataset, Hdf5File } from './hdf5File.js';
import type { Hdf5Field } from './hdf5Type.js';
import { numberColumn, numbersFor } from './numberColumn.js';
import { readNumbers } from './readNumbers.js';

/** Bytes that are read at a time, so that the library's memory stays small. */
const PIECE = 16_777_216;

/** No filter shrinks numbers more: deflate makes 1,032 bytes of one. */
const LARGEST_RATIO = 1100;

/** Filters that h5wasm has, by their registered numbers: deflate, shuffle, fletcher32, nbit, scaleoffset. */
const FILTERS = new Set([1, 2, 3, 5, 6]);

/**
 * Reads columns of a dataset.
 *
 * @param file - where it is
 * @param dataset - of one row an event
 * @param fields - the columns in a row
 * @param origin - the path of the file, for messages
 * @throws Fault `content` for a filter that is not there, for data in other files, and for more rows than the file
 *   can hold
 */
export function readDataset(
  file: Hdf5File,
  dataset: Hdf5Dataset,
  fields: readonly Hdf5Field[],
  origin: string,
): Column[] {
  const { metadata } = dataset;
  const rows = metadata.shape?.[0] ?? 0;
  const other = ({ name, type }: Hdf5Field): Column => ({ name, kind: 'other', type, nulls: 0 });
  if (fields.every(({ layout }) => layout === undefined)) return fields.map(other);
  checkStorage(file, dataset, origin);
  const stride = (metadata.size * metadata.total_size) / Math.max(1, rows);
  const columns = fields.map(({ layout }) =>
    layout === undefined ? undefined : { layout, values: numbersFor(layout.type, rows), rounded: 0 },
  );
  const step = Math.max(1, Math.floor(PIECE / stride));
  for (let first = 0; first < rows; first += step) {
    const count = Math.min(step, rows - first);
    const bytes = file.readRows(dataset, first, count);
    for (const column of columns) {
      if (column === undefined) continue;
      const target = column.values.subarray(first, first + count);
      column.rounded += readNumbers(target, bytes, { ...column.layout, stride });
    }
  }
  return fields.map((field, i) => {
    const column = columns[i];
    return column === undefined
      ? other(field)
      : numberColumn(field.name, column.layout.type, column.values, column.rounded);
  });
}

function checkStorage(file: Hdf5File, dataset: Hdf5Dataset, origin: string): void {
  const { metadata, path, filters } = dataset;
  if (metadata.virtual_sources !== undefined) {
    throw new Fault('content', {
      where: origin,
      what: `dataset "${path}" is virtual: its data are in other files, which are not opened`,
      todo: 'copy the data into one file: h5repack -l CONTI IN OUT',
    });
  }
  const strange = filters.find(({ id }) => !FILTERS.has(id));
  if (strange !== undefined) {
    throw new Fault('content', {
      where: origin,
      what: `dataset "${path}" is compressed by a filter that h5wasm has not: "${strange.name.split(';', 1)[0]}" (${strange.id})`,
      todo: 'write it with another: h5repack -f GZIP=4 IN OUT',
    });
  }
  const promised = metadata.size * metadata.total_size;
  const possible = file.bytes * (filters.length === 0 ? 1 : LARGEST_RATIO);
  if (promised > possible) {
    throw new Fault('content', {
      where: origin,
      what: `dataset "${path}" promises ${promised} bytes, more than a file of ${file.bytes} bytes can hold`,
      todo: 'write all rows into the file: those that are missing are not taken for zeros',
    });
  }
}
