import { log } from '../numeric/index.js';
import type { Stream } from './stream.js';

/** A draw from e^−x, x > 0 (mean 1), by inversion: one uniform each, at most 36.8. */
export function exponential(stream: Stream): number {
  return -log(stream.uniform());
}
