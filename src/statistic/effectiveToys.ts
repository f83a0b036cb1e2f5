import { Fault } from '../fault/index.js';

/**
 * T / (1 + (T − 1) ρ²): how many independent toys T toys are worth that share events of one pool.
 *
 * Two toys of N(R) events out of M share a fraction ρ = N(R)/M; t is quadratic in the fluctuations of the sample, so
 * that two values of t have the correlation ρ². ρ = 0 (an exact law) gives T.
 *
 * @param toys - T, 0 or above
 * @param rho - ρ, 0 or above
 * @throws Fault `internal` outside
 * @example
 * effectiveToys(300, 0.1); // 75.2: of 300 toys of 1,000 events each, from a pool of 10,000
 */
export function effectiveToys(toys: number, rho: number): number {
  if (!(toys >= 0 && rho >= 0)) throw new Fault('internal', { what: `${toys} toys of overlap ${rho}` });
  return toys === 0 ? 0 : toys / (1 + (toys - 1) * rho * rho);
}
