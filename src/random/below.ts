import { Fault } from '../fault/index.js';
import type { Stream } from './stream.js';

const WORD = 4294967296; // 2^32

/**
 * An integer, uniform on 0 … n − 1 without bias: words past the last whole multiple of n are drawn again.
 *
 * @param n - 1 … 2^32
 * @throws Fault `internal` for any other n
 */
export function below(stream: Stream, n: number): number {
  if (!Number.isInteger(n) || n < 1 || n > WORD) {
    throw new Fault('internal', { what: `cannot draw an integer below ${n}; it takes 1 to 2^32` });
  }
  const end = WORD - (WORD % n);
  for (;;) {
    const word = stream.uint32();
    if (word < end) return word % n;
  }
}
