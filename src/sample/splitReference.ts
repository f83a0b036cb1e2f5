import { Fault } from '../fault/index.js';
import type { Sample } from './sample.js';
import { takeRows } from './takeRows.js';

/** The reference in two parts without a common row. */
export interface Split {
  /** The fit reference. */
  readonly fit: Sample;
  /** Where toys are drawn from: M = `pool.rows` events. */
  readonly pool: Sample;
}

/**
 * Splits the reference once, by a random permutation of its rows and never by blocks (a file's order may mean
 * something). Both parts keep the permutation's order and the weights as they are.
 *
 * @param sample - the whole reference
 * @param permutation - of 0 … rows − 1
 * @param holdout - the fraction of rows for the pool
 * @throws Fault `content` if a part would be empty
 * @example
 * const sample = { origin: 'sm', features: ['x'], columns: [Float64Array.of(0.2, 1.1, 3.4)], rows: 3 };
 * const order = permutation(new Stream(1, purposes.split, 0), sample.rows);
 * const { fit, pool } = splitReference(sample, order, 0.5);
 */
export function splitReference(sample: Sample, permutation: Uint32Array, holdout: number): Split {
  if (permutation.length !== sample.rows) {
    throw new Fault('internal', { what: `a permutation of ${permutation.length} for ${sample.rows} rows` });
  }
  const held = Math.round(sample.rows * holdout);
  if (!(held > 0 && held < sample.rows)) {
    throw new Fault('content', {
      where: sample.origin,
      what: `a holdout of ${holdout} leaves ${sample.rows - held} of ${sample.rows} events to fit and ${held} for toys`,
      todo: 'give more reference events, another --holdout, or a --toy-pool',
    });
  }
  const fitted = sample.rows - held;
  return {
    fit: takeRows(sample, permutation.subarray(0, fitted)),
    pool: takeRows(sample, permutation.subarray(fitted)),
  };
}
