import type { Column, Table } from '../sample/index.js';
import { evaluate } from './evaluate.js';
import { readDefinition, type Definition } from './readDefinition.js';

type Formula = NonNullable<Definition['formula']>;

/** Tables with columns that formulas define. */
export interface DerivedColumns {
  /** The tables, in order, with the new columns behind their own. */
  readonly tables: readonly Table[];
  /** The name of each definition's column. */
  readonly features: readonly string[];
  /** The formula of each new column by its name. */
  readonly formulas: ReadonlyMap<string, string>;
}

/**
 * Adds a column to each table for every definition that is more than the name of a column: `ratio = pt1/pt2` makes
 * `ratio`, `log(ht)` makes `log(ht)`. A formula may use those before it. Values are float64; NaN or infinite ones are
 * left for the choice of events to refuse or to drop.
 *
 * @param tables - all that the run uses: a column of one of them is no name for a formula
 * @param definitions - names of columns, expressions, or `name = expression`
 * @param origin - what asked for them, for messages
 * @throws Fault `usage` that points at the character that is wrong; `content` for a column that holds no numbers
 * @example
 * const sm = await readTable(readFileSync('sm.arrow'), 'sm.arrow');
 * const obs = await readTable(readFileSync('obs.arrow'), 'obs.arrow');
 * const { tables, features } = deriveColumns([sm, obs], ['log(ht)', 'ratio = pt1/pt2']);
 * const { sample } = selectSample(tables[0], features, undefined);
 */
export function deriveColumns(
  tables: readonly Table[],
  definitions: readonly string[],
  origin = 'definition',
): DerivedColumns {
  const columns = new Set(tables.flatMap((table) => table.columns.map(({ name }) => name)));
  const formulas = new Map<string, string>();
  const features: string[] = [];
  let derived = tables;
  for (const text of definitions) {
    const { name, formula } = readDefinition(text, columns, origin);
    features.push(name);
    if (formula === undefined) continue;
    columns.add(name);
    formulas.set(name, formula.text);
    derived = derived.map((table) => withColumn(table, name, formula));
  }
  return { tables: derived, features, formulas };
}

function withColumn(table: Table, name: string, { text, expression }: Formula): Table {
  const values = evaluate(expression, table);
  const column: Column = { name, kind: 'float', type: 'float64', formula: text, values, nulls: 0 };
  return { ...table, columns: [...table.columns, column] };
}
