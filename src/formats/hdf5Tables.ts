import type { Hdf5Dataset, Hdf5File, Hdf5Group } from './hdf5File.js';
import { pandasFormatOf, type PandasFormat } from './hdf5Pandas.js';
import { fieldsOf, numberTypeOf } from './hdf5Type.js';

/** What in an HDF5 file can be read as a table. */
export type Hdf5Table =
  | {
      readonly kind: 'pandas';
      readonly path: string;
      readonly group: Hdf5Group;
      readonly format: PandasFormat;
    }
  /** A compound, a matrix, or a single column. */
  | { readonly kind: 'dataset'; readonly path: string; readonly dataset: Hdf5Dataset }
  /** The datasets of a group that have as many rows, in the group's order. */
  | {
      readonly kind: 'columns';
      readonly path: string;
      readonly group: Hdf5Group;
      readonly datasets: readonly Hdf5Dataset[];
    };

/** Nobody nests deeper or keeps more. */
const DEEPEST = 20;
const MOST_OBJECTS = 10_000;

/**
 * Lists the tables at and below a group: data frames of pandas, compounds, and for each group its datasets of numbers,
 * as one table if they have as many rows, else each as a table of its own. What several links lead to, in a circle or
 * not, is listed once.
 */
export function tablesIn(file: Hdf5File, start: Hdf5Group): Hdf5Table[] {
  const tables: Hdf5Table[] = [];
  const known = new Set<string>();
  const isNew = (entity: Hdf5Group | Hdf5Dataset): boolean => {
    const identity = file.identity(entity);
    return !known.has(identity) && known.add(identity) !== undefined;
  };
  let objects = 0;
  const walk = (group: Hdf5Group, depth: number): void => {
    if (!isNew(group)) return;
    const format = pandasFormatOf(group);
    if (format !== undefined) {
      tables.push({ kind: 'pandas', path: pathOf(group), group, format });
      return;
    }
    const columns: Hdf5Dataset[] = [];
    const groups: Hdf5Group[] = [];
    for (const name of file.namesIn(group)) {
      if (++objects > MOST_OBJECTS) throw new RangeError(`it holds more than ${MOST_OBJECTS} objects`);
      const found = file.at(`${group.path}/${name}`);
      if (found === undefined || found === 'external') continue;
      if (!('filters' in found)) groups.push(found);
      else if (isCompound(found)) {
        if (isNew(found)) tables.push({ kind: 'dataset', path: pathOf(found), dataset: found });
      } else if ((found.shape?.length ?? 0) > 0) columns.push(found);
    }
    tables.push(
      ...tablesOf(group, columns).filter((table) => table.kind !== 'dataset' || isNew(table.dataset)),
    );
    if (depth < DEEPEST) for (const inner of groups) walk(inner, depth + 1);
  };
  walk(start, 0);
  return tables;
}

/** The tables that the datasets of one group make. */
function tablesOf(group: Hdf5Group, datasets: readonly Hdf5Dataset[]): Hdf5Table[] {
  const numbers = datasets.filter(isNumbers);
  if (numbers.length === 0) return [];
  const alone = (dataset: Hdf5Dataset) => ({ kind: 'dataset', path: pathOf(dataset), dataset }) as const;
  if (numbers.length === 1) return [alone(numbers[0])];
  const rows = numbers[0].shape?.[0];
  if (numbers.some(({ shape }) => shape?.[0] !== rows)) return numbers.map(alone);
  const equal = datasets.filter(({ shape }) => shape?.[0] === rows);
  return [{ kind: 'columns', path: pathOf(group), group, datasets: equal }];
}

function isCompound({ metadata }: Hdf5Dataset): boolean {
  return (
    metadata.compound_type !== undefined && metadata.shape?.length === 1 && fieldsOf(metadata, '').length > 0
  );
}

function isNumbers({ metadata }: Hdf5Dataset): boolean {
  const dimensions = metadata.shape?.length;
  return (dimensions === 1 || dimensions === 2) && numberTypeOf(metadata) !== undefined;
}

/** Without the slash at the start, as users write it. */
function pathOf({ path }: Hdf5Group | Hdf5Dataset): string {
  return path.replace(/^\/+/, '');
}
