import type { Sample } from './sample.js';

/**
 * The events in these rows, in the order given.
 *
 * @param rows - indices from 0, below `sample.rows`
 */
export function takeRows(sample: Sample, rows: Uint32Array): Sample {
  const { origin, features, weights } = sample;
  const columns = sample.columns.map((column) => take(column, rows));
  return {
    origin,
    features,
    columns,
    rows: rows.length,
    ...(weights === undefined ? {} : { weights: take(weights, rows) }),
  };
}

/** The values in these rows. */
export function take<T extends Float32Array | Float64Array>(values: T, rows: Uint32Array): T {
  const taken = new (values.constructor as new (length: number) => T)(rows.length);
  for (let i = 0; i < rows.length; i++) taken[i] = values[rows[i]]!;
  return taken;
}
