const C12 = 1 / 479001600;
const C13 = 1 / 6227020800;
const C14 = 1 / 87178291200;

/**
 * e^r − 1 − r for |r| ≤ 0.36: the Taylor series to r¹⁴/14!, whose rest is below 2⁻⁶⁰.
 *
 * The coefficients are quotients of exact integers, hence the same doubles everywhere.
 */
export function expTail(r: number): number {
  const s = r * r;
  // Odd and even powers apart: two short chains instead of a long one.
  const even = 1 / 2 + s * (1 / 24 + s * (1 / 720 + s * (1 / 40320 + s * (1 / 3628800 + s * C12))));
  const odd = 1 / 6 + s * (1 / 120 + s * (1 / 5040 + s * (1 / 362880 + s * (1 / 39916800 + s * C13))));
  return s * (even + r * odd + s * s * s * s * s * s * C14);
}
