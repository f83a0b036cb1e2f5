import { log } from './log.js';

/**
 * x ln(x/m) − x + m, without the cancellation near x = m (Loader 2000, "Fast and accurate computation of
 * binomial probabilities").
 *
 * @param x - 0 or above (0 gives m)
 * @param m - above 0
 */
export function deviance(x: number, m: number): number {
  if (x === 0) return m;
  const difference = x - m;
  const v = difference / (x + m);
  if (v > 0.1 || v < -0.1) return x * log(x / m) - difference;
  // ln(x/m) = 2 artanh v, x = m (1 + v) / (1 − v): difference · v + 2 x v (v²/3 + v⁴/5 + …)
  const z = v * v;
  let sum = difference * v;
  let term = 2 * x * v;
  for (let n = 3; n < 100; n += 2) {
    term *= z;
    const next = sum + term / n;
    if (next === sum) break;
    sum = next;
  }
  return sum;
}
