import { findColumn } from './findColumn.js';
import type { Table } from './table.js';

/** The column that is taken as weights without being asked for. */
export const DEFAULT_WEIGHT = 'weight';

/**
 * The name of a reference's or a toy pool's weight column: the one asked for, else `weight` if there is one; undefined
 * where every event has weight 1.
 *
 * @param asked - the name of `--weight`
 * @throws Fault `usage` if the column asked for is absent, `content` if it holds no numbers
 */
export function chooseWeight(table: Table, asked?: string): string | undefined {
  if (asked === undefined && !table.columns.some(({ name }) => name === DEFAULT_WEIGHT)) return undefined;
  return findColumn(table, asked ?? DEFAULT_WEIGHT, 'usage').name;
}

/**
 * What to tell a user whose data have a weight column. Data events have weight 1 in the statistic: the column is
 * ignored, which is no fault, because data and reference often come from one program that writes it into both.
 */
export function ignoredWeightNotes(data: Table, weight: string | undefined): readonly string[] {
  const name = weight ?? DEFAULT_WEIGHT;
  if (!data.columns.some((column) => column.name === name)) return [];
  return [`column "${name}" of ${data.origin} is not used: data events have weight 1`];
}
