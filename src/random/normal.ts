import { log } from '../numeric/index.js';
import type { Stream } from './stream.js';

/**
 * A draw from the standard normal law, by the polar method (Marsaglia and Bray 1964).
 *
 * The second number of the pair is thrown away, so that a draw has no memory outside the stream.
 */
export function normal(stream: Stream): number {
  for (;;) {
    const x = 2 * stream.uniform() - 1;
    const y = 2 * stream.uniform() - 1;
    const s = x * x + y * y;
    if (s > 0 && s < 1) return x * Math.sqrt((-2 * log(s)) / s);
  }
}
