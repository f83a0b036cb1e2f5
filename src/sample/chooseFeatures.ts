import { Fault } from '../fault/index.js';
import { DEFAULT_WEIGHT } from './chooseWeight.js';
import { describeColumn } from './describeColumn.js';
import { findColumn } from './findColumn.js';
import { indexColumns } from './indexColumns.js';
import { noFeatures } from './noFeatures.js';
import type { Table } from './table.js';

/** The features of a run, and where they come from. */
export interface FeatureChoice {
  readonly features: readonly string[];
  /** Why these, for the line that is printed first: `the floating-point columns of both files`. */
  readonly how: string;
  /** What the user should know: columns that are floating-point in one file only. */
  readonly notes: readonly string[];
}

/**
 * Chooses the features: the names asked for; else those of `features` in the reference's metadata (a comma list or a
 * JSON array); else the floating-point columns of both files in the reference's order, but for the weight column and
 * the index columns of pandas. Integers and truth values are features only by name.
 *
 * @param reference - the reference file
 * @param data - the data file
 * @param options - `asked`: the names of `--features`; `weight`: the weight column (`weight` by default)
 * @throws Fault `usage` if the names asked for are empty, twice, the weight column, or in neither file; `content` if a
 *   feature is absent from one file or holds no numbers, or if there is none to choose
 * @example
 * const [sm, obs] = ['sm.arrow', 'obs.arrow'].map((path) => readTable(readFileSync(path), path));
 * const { features, how } = chooseFeatures(sm, obs);
 */
export function chooseFeatures(
  reference: Table,
  data: Table,
  options: { readonly asked?: readonly string[] | undefined; readonly weight?: string | undefined } = {},
): FeatureChoice {
  const weight = options.weight ?? DEFAULT_WEIGHT;
  if (options.asked !== undefined) {
    return named(options.asked, 'asked for', '--features', 'usage');
  }
  const stored = reference.metadata.get('features');
  if (stored !== undefined) {
    return named(
      parseNames(stored),
      `named in the metadata of ${reference.origin}`,
      reference.origin,
      'content',
    );
  }
  return floatingPoint(reference, data, weight);

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
    return { features: names, how, notes: [] };
  }
}

function floatingPoint(reference: Table, data: Table, weight: string): FeatureChoice {
  const skipped = new Set([weight, ...indexColumns(reference), ...indexColumns(data)]);
  const floats = (table: Table) =>
    table.columns.filter(({ kind, name }) => kind === 'float' && !skipped.has(name)).map(({ name }) => name);
  const [inReference, inData] = [floats(reference), floats(data)];
  const features = inReference.filter((name) => inData.includes(name));
  if (features.length === 0) throw noFeatures(reference, data, weight);
  const notes = [
    ...inReference.filter((name) => !inData.includes(name)).map((name) => note(name, reference, data)),
    ...inData.filter((name) => !inReference.includes(name)).map((name) => note(name, data, reference)),
  ];
  return { features, how: 'the floating-point columns of both files', notes };
}

function note(name: string, has: Table, hasNot: Table): string {
  const column = hasNot.columns.find((candidate) => candidate.name === name);
  const why = column === undefined ? `not in ${hasNot.origin}` : describeColumn(column, hasNot.origin);
  return `column "${name}" is no feature: floating-point in ${has.origin}, ${why}`;
}

function parseNames(text: string): readonly string[] {
  if (text.trimStart().startsWith('[')) {
    try {
      const names: unknown = JSON.parse(text);
      if (Array.isArray(names) && names.every((name) => typeof name === 'string')) return names;
    } catch {
      // No JSON: a name may begin with a bracket.
    }
  }
  return text.split(',').map((name) => name.trim());
}
