import type { ClassicalReference, ClassicalSample } from './classicalTest.js';

/** Weighted mean and standard deviation of each feature; 1 for the deviation of a constant. */
export interface ReferenceScale {
  readonly mean: Float64Array;
  readonly deviation: Float64Array;
}

/** Measures the features of the reference. */
export function referenceScale({ rows, columns, weights }: ClassicalReference): ReferenceScale {
  const mean = new Float64Array(columns.length);
  const deviation = new Float64Array(columns.length).fill(1);
  columns.forEach((column, k) => {
    let total = 0;
    let sum = 0;
    for (let row = 0; row < rows; row++) {
      const weight = weights?.[row] ?? 1;
      total += weight;
      sum += weight * column[row];
    }
    mean[k] = sum / total;
    let squares = 0;
    let constant = true;
    for (let row = 0; row < rows; row++) {
      const distance = column[row] - mean[k];
      squares += (weights?.[row] ?? 1) * distance * distance;
      if (column[row] !== column[0]) constant = false;
    }
    // Rounding of the mean would give a constant a tiny deviation.
    if (!constant && squares > 0) deviation[k] = Math.sqrt(squares / total);
  });
  return { mean, deviation };
}

/**
 * Events in units of the reference's deviation from its mean, event after event.
 *
 * @param chosen - the rows to take, in this order; without it all
 */
export function standardised(
  { rows, columns }: ClassicalSample,
  { mean, deviation }: ReferenceScale,
  chosen?: Uint32Array,
): Float64Array {
  const features = columns.length;
  const count = chosen?.length ?? rows;
  const events = new Float64Array(count * features);
  columns.forEach((column, k) => {
    for (let i = 0; i < count; i++) {
      events[i * features + k] = (column[chosen?.[i] ?? i] - mean[k]) / deviation[k];
    }
  });
  return events;
}
