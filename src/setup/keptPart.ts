import type { Table } from '../sample/index.js';

/**
 * The part of a file that --where keeps: of its weights where it has any, else of its rows.
 *
 * @param weight - name of the weight column
 */
export function keptPart(file: Table, kept: Table, weight: string | undefined): number {
  if (file.rows === kept.rows) return 1;
  return amountOf(kept, weight) / amountOf(file, weight);
}

/** Weights that are not finite are dropped or refused later, and count nothing here. */
function amountOf({ rows, columns }: Table, weight: string | undefined): number {
  const weights = columns.find(({ name }) => name === weight)?.values;
  if (weights === undefined) return rows;
  let sum = 0;
  for (const value of weights) if (Number.isFinite(value)) sum += value;
  return sum;
}
