import { exp, log } from '../numeric/index.js';
import { normal } from './normal.js';
import type { Stream } from './stream.js';

/**
 * A draw from the gamma law of density ∝ t^(shape − 1) e^−t, by the squeezed cube of a normal draw (Marsaglia and Tsang
 * 2000, "A simple method for generating gamma variables"); below shape 1 a draw of shape + 1 times u^(1/shape).
 *
 * @param shape - above 0; twice a draw of shape k/2 follows χ² with k degrees of freedom
 */
export function gamma(stream: Stream, shape: number): number {
  if (shape < 1) return gamma(stream, shape + 1) * exp(log(stream.uniform()) / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(stream);
    const root = 1 + c * x;
    if (root <= 0) continue;
    const v = root * root * root;
    if (log(stream.uniform()) < 0.5 * x * x + d - d * v + d * log(v)) return d * v;
  }
}
