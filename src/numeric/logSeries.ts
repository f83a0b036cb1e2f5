import { LN2_HIGH, LN2_LOW } from './ln2.js';

/**
 * ln((1 + f) · 2^k) + correction, for f in [√½ − 1, √2 − 1] known exactly.
 *
 * With s = f/(2 + f): ln(1 + f) = 2 artanh s = f − s f + s (2/3 s² + 2/5 s⁴ + …), and s f = f²/2 − s f²/2
 * keeps the rounding of s out of the leading terms (the arrangement of fdlibm). The series ends at s²²,
 * whose rest is below 2⁻⁶².
 */
export function logSeries(f: number, k: number, correction: number): number {
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const odd = 2 / 3 + w * (2 / 7 + w * (2 / 11 + w * (2 / 15 + w * (2 / 19 + w * (2 / 23)))));
  const even = 2 / 5 + w * (2 / 9 + w * (2 / 13 + w * (2 / 17 + w * (2 / 21))));
  const series = z * (odd + z * even);
  const half = 0.5 * f * f;
  return k * LN2_HIGH - (half - (s * (half + series) + (k * LN2_LOW + correction)) - f);
}
