import { RowIndex } from './rowIndex.js';
import type { Sample } from './sample.js';

/**
 * Counts the data rows that are identical to a reference row in every feature: a sign that data were left in the
 * reference. Where either file has a feature in float32, it is compared in float32. Linear in the number of rows.
 *
 * @param data - events with the same features as `reference`
 */
export function countCommonRows(data: Sample, reference: Sample): number {
  const asSingle = data.columns.map(
    (column, i) => column instanceof Float32Array || reference.columns[i] instanceof Float32Array,
  );
  const index = new RowIndex(reference, asSingle);
  return index.countIn(data);
}

/** Counts the rows that repeat an earlier row of the same sample in every feature. */
export function countRepeatedRows(sample: Sample): number {
  const asSingle = sample.columns.map(() => false);
  return sample.rows - new RowIndex(sample, asSingle).distinct;
}
