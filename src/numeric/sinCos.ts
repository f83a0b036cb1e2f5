/** π/2 in three parts: whole multiples of the first two, up to 2^20, are exact. */
const HALF_PI = [1.5707963267341256, 6.077100506303966e-11, 2.0222662487959506e-21] as const;
const TWO_OVER_PI = 0.6366197723675814;

/**
 * sin x and cos x, to some 2 · 10^−16, the same bits on every machine.
 *
 * x = k π/2 + r with |r| ≤ π/4, Taylor series of r.
 *
 * @param x - at most 10^6 from 0
 */
export function sinCos(x: number): { readonly sin: number; readonly cos: number } {
  const k = Math.floor(x * TWO_OVER_PI + 0.5);
  const r = x - k * HALF_PI[0] - k * HALF_PI[1] - k * HALF_PI[2];
  const z = r * r;
  // 1/n! from the last term inwards: the next one is below 10^−19.
  let sin = 1;
  for (let n = 16; n >= 2; n -= 2) sin = 1 - (sin * z) / (n * (n + 1));
  let cos = 1;
  for (let n = 17; n >= 3; n -= 2) cos = 1 - (cos * z) / (n * (n + 1));
  sin *= r;
  cos = 1 - 0.5 * z * cos;
  const quarter = k - 4 * Math.floor(k / 4);
  if (quarter === 0) return { sin, cos };
  if (quarter === 1) return { sin: cos, cos: -sin };
  if (quarter === 2) return { sin: -sin, cos: -cos };
  return { sin: -cos, cos: sin };
}
