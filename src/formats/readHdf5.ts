import { Fault } from '../fault/index.js';
import type { Column, Table } from '../sample/index.js';
import { closestName } from '../text/index.js';
import { checkNames } from './checkNames.js';
import { damaged } from './damaged.js';
import { metadataOf } from './hdf5Attributes.js';
import { readDataset } from './hdf5Columns.js';
import { withHdf5File, type Hdf5File } from './hdf5File.js';
import { pandasParts } from './hdf5Pandas.js';
import { tablesIn, type Hdf5Table } from './hdf5Tables.js';
import { fieldsOf } from './hdf5Type.js';
import { importH5wasm, loadH5wasm, type LoadH5wasm } from './h5wasm.js';
import { readingFault } from './readingFault.js';
import { TooLarge } from './tooLarge.js';

/** So many tables are listed in a message. */
const LISTED = 20;

/**
 * Reads a table of an HDF5 file: a group of datasets of as many rows, a matrix (its columns are x0, x1, …), a compound
 * dataset, or a data frame of pandas without its index.
 *
 * @param content - the whole file
 * @param origin - the path, for messages
 * @param object - which one: `group/dataset`, `group`; may be left out where there is only one
 * @param load - imports h5wasm
 * @throws Fault `content` if it is cut short, damaged or holds no such object; `missing` if h5wasm is not there
 */
export async function readHdf5(
  content: Uint8Array,
  origin: string,
  object?: string,
  load: LoadH5wasm = importH5wasm,
): Promise<Table> {
  const library = await loadH5wasm(origin, load);
  try {
    return withHdf5File(library, content, (file) => {
      const table = readTableOf(file, choose(file, origin, object), origin);
      checkNames(
        table.columns.map(({ name }) => name),
        origin,
      );
      return table;
    });
  } catch (error) {
    if (error instanceof Fault) throw error;
    if (error instanceof TooLarge) throw readingFault(error, origin, 'HDF5');
    const reason = reasonOf(error);
    if (reason.includes('external')) {
      throw new Fault(
        'content',
        {
          where: origin,
          what: `its data are in other files, which are not opened (${reason})`,
          todo: 'copy the data into one file: h5repack -l CONTI IN OUT',
        },
        { cause: error },
      );
    }
    // The library throws errors of many kinds over damaged files.
    throw damaged(origin, reason, 'HDF5', error);
  }
}

function choose(file: Hdf5File, origin: string, object: string | undefined): Hdf5Table {
  const path = object?.replace(/^\/+|\/+$/g, '') ?? '';
  const names = path.split('/');
  const outside = names
    .map((_, i) => names.slice(0, i + 1).join('/'))
    .find((way) => file.at(`/${way}`) === 'external');
  const found = outside === undefined ? file.at(`/${path}`) : 'external';
  if (found === 'external') {
    throw new Fault('content', {
      where: origin,
      what: `"${outside ?? path}" is a link to another file, which is not opened`,
      todo: 'give that file',
    });
  }
  if (found === undefined) {
    const tables = tablesIn(file, file.root);
    const near = closestName(
      path,
      tables.map((table) => table.path),
    );
    throw new Fault('content', {
      where: origin,
      what: `it holds no object "${path}"`,
      details: listed(tables, origin),
      todo: near === undefined ? 'give one of these' : `did you mean "${near}"?`,
    });
  }
  if ('filters' in found) return { kind: 'dataset', path, dataset: found };
  const tables = tablesIn(file, found);
  // What stands in the group itself is meant, even if there are groups of tables below it.
  const own =
    object === undefined ? [] : tables.filter((table) => table.kind !== 'dataset' && table.path === path);
  if (own.length === 1) return own[0];
  if (tables.length === 1) return tables[0];
  const where = path === '' ? 'it' : `group "${path}"`;
  if (tables.length === 0) {
    throw new Fault('content', {
      where: origin,
      what: `${where} holds no dataset of numbers`,
      todo: 'give a file with a dataset for each column, a matrix, or a table of pandas',
    });
  }
  throw new Fault('content', {
    where: origin,
    what: `${where} holds ${tables.length} tables`,
    details: listed(tables, origin),
    todo: 'give one of these; datasets of one group that have as many rows are one table',
  });
}

function listed(tables: readonly Hdf5Table[], origin: string): string[] {
  const details = tables.slice(0, LISTED).map((table) => `${origin}:${table.path || '/'}`);
  return tables.length > LISTED ? [...details, `and ${tables.length - LISTED} more`] : details;
}

function readTableOf(file: Hdf5File, table: Hdf5Table, origin: string): Table {
  switch (table.kind) {
    case 'pandas': {
      const { parts, order } = pandasParts(file, table.group, table.format);
      const columns = parts.flatMap(({ dataset, fields }) => readDataset(file, dataset, fields, origin));
      const rows = sameRows(parts.map(({ dataset }) => dataset));
      const place = ({ name }: Column) => (order.includes(name) ? order.indexOf(name) : order.length);
      columns.sort((a, b) => place(a) - place(b));
      return { origin, rows, columns, metadata: metadataOf([file.root]) };
    }
    case 'dataset': {
      const { dataset } = table;
      const { shape } = dataset.metadata;
      const name = shape?.length === 2 ? 'x' : (table.path.split('/').at(-1) ?? '');
      const columns = readDataset(file, dataset, fieldsOf(dataset.metadata, name), origin);
      if (columns.every(({ values }) => values === undefined)) {
        throw new Fault('content', {
          where: origin,
          what: `dataset "${table.path}" holds no numbers in rows (${columns[0]?.type ?? 'no columns'}, ${shape?.length ?? 0} dimensions)`,
          todo: 'give a dataset of numbers of one or two dimensions, or a compound',
        });
      }
      const metadata = metadataOf([file.root, dataset]);
      return { origin, rows: shape?.[0] ?? 0, columns, metadata };
    }
    case 'columns': {
      const columns = table.datasets.flatMap((dataset) =>
        readDataset(file, dataset, fieldsOf(dataset.metadata, dataset.path.split('/').at(-1) ?? ''), origin),
      );
      const owners = table.path === '' ? [file.root] : [file.root, table.group];
      return {
        origin,
        rows: sameRows(table.datasets),
        columns,
        metadata: metadataOf(owners),
      };
    }
  }
}

function sameRows(datasets: readonly { readonly shape: number[] | null }[]): number {
  const rows = datasets[0]?.shape?.[0] ?? 0;
  const strange = datasets.find(({ shape }) => shape?.[0] !== rows);
  if (strange !== undefined)
    throw new RangeError(`a part has ${strange.shape?.[0] ?? 0} rows instead of ${rows}`);
  return rows;
}

/** The innermost reason in the library's list of errors, or what else was thrown. */
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const reasons = [...message.matchAll(/ in \w+\(\): ([^\n]*)/g)];
  return reasons.at(-1)?.[1] ?? message.split('\n', 1)[0] ?? '';
}
