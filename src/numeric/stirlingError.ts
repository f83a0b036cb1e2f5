import { log } from './log.js';

/** ½ ln 2π. */
export const HALF_LOG_TWO_PI = 0.9189385332046728;

/** Below this the series is no longer good to 1e-16, and the recurrence of Γ lifts the argument. */
export const SERIES_FROM = 16;

/**
 * What Stirling's formula leaves of lnΓ: lnΓ(a + 1) − [(a + ½) ln a − a + ½ ln 2π], about 1/(12 a).
 *
 * @param a - above 0
 */
export function stirlingError(a: number): number {
  if (a >= SERIES_FROM) return stirlingSeries(a);
  // Γ(a + 1) = Γ(b + 1) / ((a + 1) … b)
  let b = a;
  let product = 1;
  while (b < SERIES_FROM) {
    b += 1;
    product *= b;
  }
  return stirlingSeries(b) + (b + 0.5) * log(b) - (b - a) - (a + 0.5) * log(a) - log(product);
}

/** Σ B₂ₙ / (2n (2n − 1) a^(2n−1)), Abramowitz and Stegun 6.1.41. */
export function stirlingSeries(a: number): number {
  const z = 1 / (a * a);
  return (
    (1 / 12 -
      z * (1 / 360 - z * (1 / 1260 - z * (1 / 1680 - z * (1 / 1188 - z * (691 / 360360 - z / 156)))))) /
    a
  );
}
