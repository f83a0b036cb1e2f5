import type { Sample, Table } from '../sample/index.js';

/**
 * The part of a file that is tested, after --where and without the rows dropped for values that are not finite: of its
 * weights where it has a column of them, else of its rows.
 *
 * @param file - as it was read
 * @param weight - name of the weight column
 */
export function keptPart(file: Table, kept: Sample, weight: string | undefined): number {
  if (file.rows === kept.rows) return 1;
  const weights = file.columns.find(({ name }) => name === weight)?.values;
  return weights === undefined || kept.weights === undefined
    ? kept.rows / file.rows
    : sumOf(kept.weights) / sumOf(weights);
}

/** Rows whose weights are not finite are dropped or refused, and count nothing here. */
function sumOf(weights: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) if (Number.isFinite(weights[i])) sum += weights[i];
  return sum;
}
