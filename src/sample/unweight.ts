import { Fault } from '../fault/index.js';
import type { Sample } from './sample.js';
import { takeRows } from './takeRows.js';
import { negativeWeights } from './weights.js';

const DRAWN = { '--toy-pool': 'toys', '--signal': 'signal' } as const;

/**
 * Turns weighted into unweighted events by accept–reject: an event stays with probability w / w_max. One draw an
 * event, in order, whatever the weights. An unweighted sample is returned as it is, without a draw.
 *
 * @param sample - weights of any normalisation, none negative
 * @param uniform - the next draw from [0, 1)
 * @param option - what named the sample, for a Fault to say what to give instead
 * @returns M events of the same law; M is their expected number only in the mean
 * @throws Fault `content` if a weight is negative or none is positive
 * @example
 * const stream = new Stream(1, purposes.unweight, 0);
 * const pool = unweight(sample, () => stream.uniform());
 */
export function unweight(
  sample: Sample,
  uniform: () => number,
  option: '--toy-pool' | '--signal' = '--toy-pool',
): Sample {
  const { weights, origin, features, columns, rows } = sample;
  if (weights === undefined) return sample;
  const largest = weights.reduce((most, weight) => Math.max(most, weight), 0);
  refuseNegativeWeights(sample, option);
  if (largest === 0) {
    throw new Fault('content', {
      where: origin,
      what: `no weight is positive, so that no ${DRAWN[option]} can be drawn`,
      todo: `give events of weight 1 with ${option} FILE`,
    });
  }
  const kept = new Uint32Array(rows);
  let count = 0;
  for (let row = 0; row < rows; row++) if (uniform() < weights[row] / largest) kept[count++] = row;
  return takeRows({ origin, features, columns, rows }, kept.subarray(0, count));
}

/** Nothing can be drawn from events of negative weight. */
function refuseNegativeWeights(sample: Sample, option: keyof typeof DRAWN): void {
  const { origin, rows } = sample;
  const { count: negative } = negativeWeights(sample);
  if (negative === 0) return;
  throw new Fault('content', {
    where: origin,
    what: `${negative} of ${rows} events ${negative === 1 ? 'has a negative weight' : 'have negative weights'}, so that no ${DRAWN[option]} can be drawn`,
    todo: `give events of weight 1 with ${option} FILE`,
  });
}
