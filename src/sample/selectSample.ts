import { Fault } from '../fault/index.js';
import { findColumn, type NumericColumn } from './findColumn.js';
import type { Sample } from './sample.js';
import { takeRows } from './takeRows.js';
import type { Table } from './table.js';

/** The events of a table. */
export interface Selection {
  readonly sample: Sample;
  /** The rows of the table that are its events, in order. */
  readonly kept: Uint32Array;
  /** How many were left out because a used column is null, NaN or infinite in them. */
  readonly dropped: number;
}

/**
 * Takes the features and the weights out of a table.
 *
 * @param table - as `readTable` gives it
 * @param features - names of columns
 * @param weight - name of the weight column; undefined for weight 1
 * @param options - `dropInvalid`: leave out rows with a null, NaN or infinite value instead of failing
 * @throws Fault `content` if a column is absent or holds no numbers, a used value is not finite, or no event is left
 * @example
 * const table = await readTable(readFileSync('sm.arrow'), 'sm.arrow');
 * const { sample, dropped } = selectSample(table, ['pt1', 'pt2'], undefined, { dropInvalid: false });
 */
export function selectSample(
  table: Table,
  features: readonly string[],
  weight: string | undefined,
  options: { readonly dropInvalid?: boolean | undefined } = {},
): Selection {
  const { origin, rows } = table;
  const used = features.map((name) => findColumn(table, name));
  const weightColumn = weight === undefined ? undefined : findColumn(table, weight);
  const all = weightColumn === undefined ? used : [...used, weightColumn];
  const invalid = new Uint8Array(rows);
  const counts = all.map(({ values }) => markInvalid(values, invalid));
  if (options.dropInvalid !== true) {
    const bad = counts.findIndex((count) => count > 0);
    if (bad >= 0)
      throw invalidValues(
        origin,
        all[bad],
        counts[bad],
        all.filter((_, i) => i > bad && counts[i] > 0),
      );
  }
  const kept = rowsWhere(invalid, 0);
  if (kept.length === 0) {
    throw new Fault('content', {
      where: origin,
      what:
        rows === 0
          ? 'there are no events (0 rows)'
          : `none of the ${rows} rows is left: each has an invalid value`,
      todo: 'give a file with events',
    });
  }
  const sample: Sample = {
    origin,
    features,
    columns: used.map(({ values }) => values),
    ...(weightColumn === undefined ? {} : { weights: Float64Array.from(weightColumn.values) }),
    rows,
  };
  const dropped = rows - kept.length;
  return { sample: dropped === 0 ? sample : takeRows(sample, kept), kept, dropped };
}

/** Marks the rows where a value is not finite, and counts them. */
function markInvalid(values: Float32Array | Float64Array, invalid: Uint8Array): number {
  let count = 0;
  for (let row = 0; row < values.length; row++) {
    if (Number.isFinite(values[row])) continue;
    invalid[row] = 1;
    count++;
  }
  return count;
}

function rowsWhere(flags: Uint8Array, flag: number): Uint32Array {
  const rows = new Uint32Array(flags.length);
  let count = 0;
  for (let row = 0; row < flags.length; row++) if (flags[row] === flag) rows[count++] = row;
  return rows.slice(0, count);
}

function invalidValues(
  origin: string,
  column: NumericColumn,
  count: number,
  others: readonly NumericColumn[],
): Fault {
  const first = column.values.findIndex((value) => !Number.isFinite(value));
  const nulls = column.nulls === 0 ? '' : `, ${column.nulls} of them null`;
  const also = others.length === 0 ? '' : `; so do ${others.map(({ name }) => `"${name}"`).join(', ')}`;
  const { name, formula } = column;
  const called =
    formula === undefined
      ? `column "${name}"`
      : `feature "${name}"${formula === name ? '' : ` = ${formula}`}`;
  return new Fault('content', {
    where: origin,
    what: `${called} holds ${count} ${count === 1 ? 'value that is' : 'values that are'} null, NaN or infinite${nulls}, the first in row ${first + 1}${also}`,
    todo: `leave such rows out with --drop-invalid, or mend the ${formula === undefined ? 'file' : 'formula'}`,
  });
}
