import { exp } from './exp.js';

const PI_SQUARED = 9.869604401089358;
const ROOT_TWO_PI = 2.5066282746310002;

/**
 * P(D > d) for the two-sided Kolmogorov–Smirnov distance D of n values from their own continuous law.
 *
 * The limit law at √n d + 1/(6√n) + (√n d − 1)/(4n) (Vrbik 2018, "Small-sample corrections to
 * Kolmogorov–Smirnov test statistic"), a formula that holds for n between the integers too. Measured against the
 * exact law: absolute error below 1.5e-4 for n ≥ 100, 1.1e-3 for n ≥ 10, 0.015 for n ≥ 4; relative error at p = 0.05
 * (0.001) 0.2 % (3 %) for n = 100, 2 % (37 %) for n = 10. Too large rather than too small in the tail.
 *
 * @param d - 0 to 1
 * @param n - above 0; an effective number of values need not be an integer
 */
export function kolmogorovTail(d: number, n: number): number {
  if (d >= 1) return 0;
  if (d <= 0.5 / n) return 1; // n steps of 1/n cannot come closer to a continuous law
  const root = Math.sqrt(n);
  return limitTail(root * d + 1 / (6 * root) + (root * d - 1) / (4 * n));
}

/** 1 − K(λ), by whichever of the two theta series converges faster (Feller 1948). */
function limitTail(lambda: number): number {
  if (lambda <= 0) return 1;
  let sum = 0;
  if (lambda < 1) {
    for (let j = 1; j <= 9; j += 2) sum += exp((-j * j * PI_SQUARED) / (8 * lambda * lambda));
    return 1 - (ROOT_TWO_PI / lambda) * sum;
  }
  for (let j = 1; j <= 6; j++) sum += (j % 2 === 1 ? 2 : -2) * exp(-2 * j * j * lambda * lambda);
  return sum;
}
