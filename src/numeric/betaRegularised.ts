import { Fault } from '../fault/index.js';
import { deviance } from './deviance.js';
import { exp } from './exp.js';
import { log } from './log.js';
import { logOfComplement } from './logOfComplement.js';
import { HALF_LOG_TWO_PI, stirlingError } from './stirlingError.js';

const MOST_TERMS = 1_000_000;

/**
 * I_x(a, b), the regularised incomplete beta function: P(X ≤ x) for X of the beta law.
 *
 * @param a - above 0, not necessarily an integer
 * @param b - above 0
 * @param x - 0 to 1
 * @throws Fault `internal` outside
 */
export function betaRegularised(a: number, b: number, x: number): number {
  if (!(a > 0 && b > 0 && x >= 0 && x <= 1)) {
    throw new Fault('internal', { what: `incomplete beta function of ${a} and ${b} at ${x}` });
  }
  if (x === 0 || x === 1) return x;
  return exp(betaCdfLog(a, b, x, 1 - x));
}

/** ln I_x(a, b) for 0 < x < 1, with y = 1 − x given apart so that neither loses digits. */
export function betaCdfLog(a: number, b: number, x: number, y: number): number {
  return x < (a + 1) / (a + b + 2) ? byFraction(a, b, x, y) : logOfComplement(byFraction(b, a, y, x));
}

/** ln of x^a y^b / (a B(a, b)) times the continued fraction, Abramowitz and Stegun 26.5.8. */
function byFraction(a: number, b: number, x: number, y: number): number {
  const n = a + b;
  // The binomial form of the prefactor: no difference of large lnΓ (Loader 2000).
  const prefactor =
    stirlingError(n) -
    stirlingError(a) -
    stirlingError(b) -
    deviance(a, n * x) -
    deviance(b, n * y) +
    0.5 * log(b / (n * a)) -
    HALF_LOG_TWO_PI;
  return prefactor + log(fraction(a, b, x));
}

function fraction(a: number, b: number, x: number): number {
  let c = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1));
  let h = d;
  for (let m = 1; m < MOST_TERMS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / (1 + even * d);
    c = 1 + even / c;
    h *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / (1 + odd * d);
    c = 1 + odd / c;
    const factor = d * c;
    h *= factor;
    if (Math.abs(factor - 1) <= 2.4e-16) return h;
  }
  throw new Fault('internal', {
    what: `incomplete beta function of ${a} and ${b} at ${x} does not converge`,
  });
}
