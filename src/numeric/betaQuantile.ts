import { Fault } from '../fault/index.js';
import { betaCdfLog } from './betaRegularised.js';
import { exp } from './exp.js';
import { expm1 } from './expm1.js';
import { findRoot } from './findRoot.js';
import { LN2 } from './ln2.js';
import { log } from './log.js';
import { log1p } from './log1p.js';

const SMALLEST = -700;

/**
 * The x with I_x(a, b) = p; x and 1 − x have a relative error of some 1e-13 (1 − x as far as a double holds it).
 *
 * @param p - 0 to 1
 * @param a - above 0, not necessarily an integer
 * @param b - above 0
 * @returns 0 where x is below 1e-304
 * @throws Fault `internal` outside
 */
export function betaQuantile(p: number, a: number, b: number): number {
  if (!(p >= 0 && p <= 1 && a > 0 && b > 0)) {
    throw new Fault('internal', { what: `quantile ${p} of the beta law of ${a} and ${b}` });
  }
  if (p === 0 || p === 1) return p;
  const logp = log(p);
  const small = betaCdfLog(a, b, 0.5, 0.5) >= logp;
  // The unknown is the logarithm of the smaller of x and 1 − x; the equation is that of the smaller tail.
  const excess = (u: number): number => {
    const v = exp(u);
    const w = -expm1(u);
    const x = small ? v : w;
    const y = small ? w : v;
    return p < 0.5 ? betaCdfLog(a, b, x, y) - logp : log1p(-p) - betaCdfLog(b, a, y, x);
  };
  if (excess(SMALLEST) > 0 === small) return small ? 0 : 1;
  const u = findRoot(excess, SMALLEST, -LN2);
  return small ? exp(u) : -expm1(u);
}
