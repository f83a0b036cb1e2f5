import { Fault } from '../fault/index.js';
import type { Stream } from './stream.js';

/**
 * How many of n trials succeed, each with probability p: n uniform numbers of the stream.
 *
 * @param n - 0, 1, …
 * @param p - 0 … 1
 * @throws Fault `internal` outside
 */
export function binomial(stream: Stream, n: number, p: number): number {
  if (!(Number.isSafeInteger(n) && n >= 0 && p >= 0 && p <= 1))
    throw new Fault('internal', { what: `cannot draw successes of ${n} trials of probability ${p}` });
  let successes = 0;
  for (let trial = 0; trial < n; trial++) if (stream.uniform() < p) successes++;
  return successes;
}
