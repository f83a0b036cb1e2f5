import { below } from './below.js';
import type { Stream } from './stream.js';

/**
 * A uniform permutation of 0 … n − 1 (Fisher and Yates, from the last place down): n − 1 integers of the stream.
 *
 * @param n - 0 … 2^32 − 1
 * @example
 * const order = permutation(new Stream(1, purposes.split, 0), 20_000);
 */
export function permutation(stream: Stream, n: number): Uint32Array {
  const order = new Uint32Array(n);
  for (let i = 0; i < n; i++) order[i] = i;
  for (let i = n - 1; i > 0; i--) {
    const j = below(stream, i + 1);
    const held = order[i];
    order[i] = order[j]!;
    order[j] = held;
  }
  return order;
}
