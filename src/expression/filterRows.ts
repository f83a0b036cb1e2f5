import { Fault } from '../fault/index.js';
import { takeTableRows, type Table } from '../sample/index.js';
import { evaluate } from './evaluate.js';
import { parseCondition } from './parseExpression.js';

/** A table without the rows that a condition removes. */
export interface FilteredRows {
  readonly table: Table;
  /** How many rows were removed. */
  readonly removed: number;
  /** How many of these were removed because an invalid value leaves open whether the condition holds. */
  readonly invalid: number;
}

/**
 * Keeps the rows of a table in which a condition holds. A comparison with NaN (in files: null) neither holds nor fails,
 * so that such a row is removed by `x > 3` and by `!(x > 3)` alike, and counted apart.
 *
 * @param condition - such as `mass > 60 && abs(eta1) < 2.4`
 * @param origin - what asked for it, for messages
 * @throws Fault `usage` that points at the character where the condition is wrong; `content` if no row is left
 * @example
 * const sm = await readTable(readFileSync('sm.arrow'), 'sm.arrow');
 * const { table, removed } = filterRows(sm, 'mass > 60 && abs(eta1) < 2.4');
 */
export function filterRows(table: Table, condition: string, origin = 'condition'): FilteredRows {
  const truth = evaluate(parseCondition(condition, origin), table);
  const rows = new Uint32Array(table.rows);
  let kept = 0;
  let invalid = 0;
  for (let row = 0; row < truth.length; row++) {
    if (truth[row] !== truth[row]) invalid++;
    else if (truth[row] !== 0) rows[kept++] = row;
  }
  if (kept === 0 && table.rows > 0) {
    const why = invalid === 0 ? '' : ` (${invalid} of them for invalid values)`;
    throw new Fault('content', {
      where: table.origin,
      what: `no row is left: ${origin} "${condition}" removes all ${table.rows}${why}`,
      todo: 'give another condition',
    });
  }
  const removed = table.rows - kept;
  return { table: removed === 0 ? table : takeTableRows(table, rows.subarray(0, kept)), removed, invalid };
}
