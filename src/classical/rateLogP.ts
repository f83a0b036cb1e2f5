import { Fault } from '../fault/index.js';
import { deviance, exp, gammaCdfLog, gammaTailLog, log1p } from '../numeric/index.js';

/**
 * ln p of the two-sided Poisson likelihood-ratio test: the probability of all n′ whose likelihood ratio
 * n′ ln(n′/ν) − n′ + ν is at or beyond that of n. By both tails of the Poisson law as incomplete gamma functions: no
 * underflow.
 *
 * @param n - events, an integer, 0 or above
 * @param nu - events expected, above 0
 * @throws Fault `internal` outside
 * @example
 * rateLogP(0, 2); // ln 0.188 = ln(P(0) + P(n′ ≥ 5)): 6 events is not the next, 5 has the larger ratio already
 */
export function rateLogP(n: number, nu: number): number {
  if (!(Number.isSafeInteger(n) && n >= 0 && nu > 0 && nu < Infinity)) {
    throw new Fault('internal', { what: `Poisson test of ${n} events where ${nu} are expected` });
  }
  const ratio = deviance(n, nu);
  const below = n < nu ? n : lastBelow(nu, ratio);
  const above = n < nu ? firstAbove(nu, ratio) : n;
  if (above <= below + 1) return 0;
  // P(n′ ≤ k) = Q(k + 1, ν), P(n′ ≥ k) = 1 − Q(k, ν)
  const upper = gammaCdfLog(above, nu);
  const lower = below < 0 ? -Infinity : gammaTailLog(below + 1, nu);
  const larger = Math.max(upper, lower);
  return Math.min(0, larger + log1p(exp(Math.min(upper, lower) - larger)));
}

/** The largest integer below ν whose ratio is at or beyond; −1 if there is none. */
function lastBelow(nu: number, ratio: number): number {
  if (deviance(0, nu) < ratio) return -1;
  let low = 0;
  let high = Math.ceil(nu);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (deviance(middle, nu) >= ratio) low = middle;
    else high = middle;
  }
  return low;
}

/** The least integer above ν whose ratio is at or beyond. */
function firstAbove(nu: number, ratio: number): number {
  let low = Math.floor(nu);
  let high = low + 1;
  for (let step = 1; deviance(high, nu) < ratio; step *= 2) {
    low = high;
    high += step;
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (deviance(middle, nu) >= ratio) high = middle;
    else low = middle;
  }
  return high;
}
