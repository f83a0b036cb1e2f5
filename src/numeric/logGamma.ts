import { log } from './log.js';
import { HALF_LOG_TWO_PI, SERIES_FROM, stirlingSeries } from './stirlingError.js';

/**
 * lnΓ(x), absolute error some 1e-16 · max(10, |lnΓ(x)|).
 *
 * @param x - above 0
 */
export function logGamma(x: number): number {
  let b = x;
  let product = 1;
  while (b < SERIES_FROM) {
    product *= b;
    b += 1;
  }
  // Γ(x) = Γ(b) / (x (x + 1) … (b − 1))
  return (b - 0.5) * log(b) - b + HALF_LOG_TWO_PI + stirlingSeries(b) - log(product);
}
