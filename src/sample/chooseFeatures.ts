import { Fault } from '../fault/index.js';
import { closestName } from '../text/index.js';
import { DEFAULT_WEIGHT } from './chooseWeight.js';
import { describeColumn, isSpoilt, mendText } from './describeColumn.js';
import { findColumn } from './findColumn.js';
import { indexColumns } from './indexColumns.js';
import { listColumns, withType } from './listColumns.js';
import { noFeatures } from './noFeatures.js';
import { storedFeatures } from './storedFeatures.js';
import type { Column, ColumnKind, Table } from './table.js';

/** The features of a run, and where they come from. */
export interface FeatureChoice {
  readonly features: readonly string[];
  /** Why these, for the line that is printed first: `the floating-point columns of both files`. */
  readonly how: string;
  /** Columns that a user may think are tested and are not, or not exactly. */
  readonly warnings: readonly string[];
}

/**
 * Chooses the features: the names asked for; else those of `features` in the reference's metadata (a comma list or a
 * JSON array); else the floating-point columns of both files in the reference's order, but for the weight column and
 * the index columns of pandas. Integers and truth values are features only by name.
 *
 * @param reference - the reference file
 * @param data - the data file; without one, the reference decides alone
 * @param options - `asked`: the names of `--features`; `weight`: the weight column (`weight` by default); `whole`: refuse
 *   data that lack a floating-point column of the reference, where the reference alone says what is tested
 * @throws Fault `usage` if the names asked for are empty, twice, the weight column, or in neither file; `content` if a
 *   feature is absent from one file or holds no numbers, if there is none to choose, or if a few cells keep one from being
 *   chosen
 * @example
 * const sm = await readTable(readFileSync('sm.arrow'), 'sm.arrow');
 * const obs = await readTable(readFileSync('obs.arrow'), 'obs.arrow');
 * const { features, how } = chooseFeatures(sm, obs);
 */
export function chooseFeatures(
  reference: Table,
  data: Table = reference,
  options: {
    readonly asked?: readonly string[] | undefined;
    readonly weight?: string | undefined;
    readonly whole?: boolean;
  } = {},
): FeatureChoice {
  const weight = options.weight ?? DEFAULT_WEIGHT;
  if (options.asked !== undefined) {
    return named(options.asked, 'asked for', '--features', 'usage');
  }
  const stored = storedFeatures(reference);
  if (stored !== undefined) {
    return named(stored, `named in the metadata of ${reference.origin}`, reference.origin, 'content');
  }
  return floatingPoint(reference, data, weight, options.whole === true);

  function named(
    names: readonly string[],
    how: string,
    where: string,
    kind: 'usage' | 'content',
  ): FeatureChoice {
    const fault = (what: string, todo: string) => new Fault(kind, { where, what, todo });
    if (names.length === 0 || names.includes(''))
      throw fault('a feature has no name', 'write --features a,b,c');
    const twice = names.find((name, i) => names.indexOf(name) !== i);
    if (twice !== undefined) throw fault(`feature "${twice}" is named twice`, 'name it once');
    if (names.includes(weight)) {
      throw fault(
        `column "${weight}" is a feature and the weight`,
        'leave it out of --features, or name another weight column with --weight',
      );
    }
    for (const name of names) {
      const anywhere = [reference, data].some(({ columns }) =>
        columns.some((column) => column.name === name),
      );
      for (const table of [reference, data]) findColumn(table, name, anywhere ? 'content' : kind);
    }
    const warnings = [...new Set([reference, data])].flatMap((table) => rounded(table, names));
    return { features: names, how, warnings };
  }
}

function floatingPoint(reference: Table, data: Table, weight: string, whole: boolean): FeatureChoice {
  const skipped = new Set([weight, ...indexColumns(reference), ...indexColumns(data)]);
  const columnsOf = (table: Table): Column[] => table.columns.filter(({ name }) => !skipped.has(name));
  const there = new Map(columnsOf(data).map((column) => [column.name, column]));
  const shared = columnsOf(reference).flatMap((column): Shared[] => {
    const other = there.get(column.name);
    return other === undefined ? [] : [[column, other]];
  });
  const features = shared
    .filter(([ours, theirs]) => ours.kind === 'float' && theirs.kind === 'float')
    .map(([{ name }]) => name);
  if (features.length === 0) throw noFeatures(reference, data, weight);
  refuseSpoilt(reference, data, shared);
  if (whole) refuseLacking(reference, data, columnsOf(reference), features);
  return {
    features,
    how: `the floating-point columns of ${data === reference ? reference.origin : 'both files'}`,
    warnings: leftOut(reference, data, { features, shared, columnsOf }),
  };
}

/** A column of both files: what it is in the reference and in the data. */
type Shared = readonly [reference: Column, data: Column];

/** A few cells must not decide in silence that a column of numbers goes untested. */
function refuseSpoilt(reference: Table, data: Table, shared: readonly Shared[]): void {
  const spoilt = [reference, data].flatMap(({ origin }, i) =>
    shared.map((pair) => pair[i]).flatMap((column) => (isSpoilt(column) ? [{ origin, column }] : [])),
  );
  if (spoilt.length === 0) return;
  const [{ origin, column }] = spoilt;
  const others = [...new Set(spoilt.map(({ column }) => column))].filter(({ name }) => name !== column.name);
  const also = others.length === 0 ? '' : `; so is ${listColumns(others)}`;
  throw new Fault('content', {
    where: origin,
    what: `column "${column.name}" is ${describeColumn(column)}${also}`,
    todo: `${mendText(column.text!)}, or name the columns to test with --features`,
  });
}

/** Another file must not decide in silence that a feature of the reference goes untested. */
function refuseLacking(
  reference: Table,
  data: Table,
  columns: readonly Column[],
  features: readonly string[],
): void {
  const lacking = columns.find(
    ({ kind, name }) => kind === 'float' && !data.columns.some((column) => column.name === name),
  );
  if (lacking === undefined) return;
  const near = closestName(
    lacking.name,
    data.columns.map(({ name }) => name),
  );
  const rest = listColumns(
    features.map((name) => ({ name })),
    ',',
  );
  throw new Fault('content', {
    where: data.origin,
    what: `there is no column "${lacking.name}", a feature of ${reference.origin}, among ${listColumns(data.columns)}`,
    todo: `${near === undefined ? '' : `is it "${near}"? `}Write it under this name, or name the columns to test: --features ${rest}`,
  });
}

/** What a user may think is tested: columns of other types, and those that are floating-point in one file only. */
function leftOut(
  reference: Table,
  data: Table,
  choice: {
    readonly features: readonly string[];
    readonly shared: readonly Shared[];
    readonly columnsOf: (table: Table) => readonly Column[];
  },
): string[] {
  const { features, shared, columnsOf } = choice;
  const sharedNames = new Set(shared.map(([{ name }]) => name));
  // What is whole in both is a feature by name alone, as everybody is told.
  const mixed = shared.filter(
    ([ours, theirs]) => ours.kind !== theirs.kind && [ours, theirs].some(({ kind }) => !isWhole(kind)),
  );
  const words = shared.filter((pair) => pair.every(({ kind }) => kind === 'other') && !isPadding(pair));
  const alone = [reference, data].map((table) => ({
    origin: table.origin,
    columns: columnsOf(table).filter(({ kind, name }) => kind === 'float' && !sharedNames.has(name)),
  }));
  return [
    ...mixed.map((pair) => mixedText(pair, features, reference, data)),
    ...(words.length === 0
      ? []
      : [
          `not tested, because they hold no numbers: ${listColumns(words.map(([column]) => withType(column)))}`,
        ]),
    ...alone
      .filter(({ columns }) => columns.length > 0)
      .map(
        ({ origin, columns }) => `not tested, because they are only in ${origin}: ${listColumns(columns)}`,
      ),
  ];
}

function isWhole(kind: ColumnKind): boolean {
  return kind === 'integer' || kind === 'boolean';
}

/** Separators at the ends of all lines of a CSV file look like a column. */
function isPadding(pair: Shared): boolean {
  return pair.every(({ name, type }) => type === 'empty' && /^unnamed \d+$/.test(name));
}

function mixedText(pair: Shared, features: readonly string[], reference: Table, data: Table): string {
  const [{ name }] = pair;
  const kinds = pair.map((column, i) => {
    const { origin } = i === 0 ? reference : data;
    return column.kind === 'float' ? `floating-point in ${origin}` : describeColumn(column, origin);
  });
  const todo = pair.every(({ values }) => values !== undefined)
    ? `name it with --features ${listColumns(
        [...features, name].map((name) => ({ name })),
        ',',
      )} to use it`
    : 'write it as numbers in both to use it';
  return `column "${name}" is not tested: ${kinds.join(', ')}; ${todo}`;
}

function rounded({ origin, columns }: Table, names: readonly string[]): string[] {
  return columns
    .filter(({ name, rounded = 0 }) => names.includes(name) && rounded > 0)
    .map(
      ({ name, rounded }) => `${rounded} integers beyond 2^53 of column "${name}" in ${origin} are rounded`,
    );
}
