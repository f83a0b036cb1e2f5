import { log } from './log.js';

const SERIES_FROM = 12;

/** ψ(x) = d lnΓ/dx for x > 0: recurrence up to 12, then the asymptotic series (Abramowitz and Stegun 6.3.18). */
export function digamma(x: number): number {
  let shift = 0;
  while (x < SERIES_FROM) {
    shift += 1 / x;
    x += 1;
  }
  const z = 1 / (x * x);
  const series =
    z * (1 / 12 - z * (1 / 120 - z * (1 / 252 - z * (1 / 240 - z * (1 / 132 - (z * 691) / 32760)))));
  return log(x) - 0.5 / x - series - shift;
}

/** ψ′(x) for x > 0, likewise (6.4.12). */
export function trigamma(x: number): number {
  let shift = 0;
  while (x < SERIES_FROM) {
    shift += 1 / (x * x);
    x += 1;
  }
  const z = 1 / (x * x);
  const series = z * (1 / 6 - z * (1 / 30 - z * (1 / 42 - z * (1 / 30 - z * (5 / 66 - (z * 691) / 2730)))));
  return 1 / x + 0.5 * z + series / x + shift;
}
