import { deviance } from './deviance.js';
import { log } from './log.js';
import { HALF_LOG_TWO_PI, stirlingError } from './stirlingError.js';

/**
 * ln(m^k e^−m / Γ(k + 1)), also for k between the integers; accurate where k and m are large and close (Loader 2000).
 *
 * @param k - 0 or above
 * @param m - above 0
 */
export function poissonLogDensity(k: number, m: number): number {
  if (k === 0) return -m;
  return -deviance(k, m) - stirlingError(k) - 0.5 * log(k) - HALF_LOG_TWO_PI;
}
