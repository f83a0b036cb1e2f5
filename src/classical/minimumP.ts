import type { TailLaw } from './tailLaw.js';

/**
 * −min ln p of several statistics of one sample, such as χ² on several binnings: the best of them, as a statistic of
 * its own (Tippett 1931). Not a p-value: that comes from its own null toys.
 *
 * @param values - a statistic each
 * @param laws - the tail law of each, in the same order
 */
export function minimumP(values: readonly number[], laws: readonly TailLaw[]): number {
  let most = 0;
  values.forEach((value, i) => (most = Math.max(most, -laws[i](value))));
  return most;
}
