import { Fault } from '../fault/index.js';
import { exp } from './exp.js';
import { log } from './log.js';
import { logOfComplement } from './logOfComplement.js';
import { poissonLogDensity } from './poissonLogDensity.js';

const EPSILON = 1.2e-16;
const MOST_TERMS = 1_000_000;

/**
 * ln Q(a, x), the logarithm of the regularised upper incomplete gamma function: P(X > x) for X of the gamma law of
 * shape a and scale 1. Absolute error some 1e-13; no underflow.
 *
 * @param a - above 0, to some 1e8
 * @param x - 0 gives 0; Infinity gives −Infinity
 * @throws Fault `internal` outside
 */
export function gammaTailLog(a: number, x: number): number {
  check(a, x);
  if (x === Infinity) return -Infinity;
  return x < a + 1 ? logOfComplement(lowerLog(a, x)) : upperLog(a, x);
}

/** Q(a, x), see {@link gammaTailLog}. */
export function gammaTail(a: number, x: number): number {
  return exp(gammaTailLog(a, x));
}

/** ln P(a, x) with P = 1 − Q; −Infinity at x = 0. */
export function gammaCdfLog(a: number, x: number): number {
  check(a, x);
  if (x === Infinity) return 0;
  return x < a + 1 ? lowerLog(a, x) : logOfComplement(upperLog(a, x));
}

/** P(a, x) = 1 − Q(a, x), without the cancellation of that difference. */
export function gammaCdf(a: number, x: number): number {
  return exp(gammaCdfLog(a, x));
}

function check(a: number, x: number): void {
  if (!(a > 0 && a < Infinity && x >= 0)) {
    throw new Fault('internal', { what: `incomplete gamma function of shape ${a} at ${x}` });
  }
}

/** By the power series x^a e^−x / Γ(a + 1) · Σ x^n / ((a + 1) … (a + n)), Abramowitz and Stegun 6.5.29. */
function lowerLog(a: number, x: number): number {
  if (x === 0) return -Infinity;
  let sum = 1;
  let term = 1;
  for (let n = 1; term > sum * EPSILON; n++) {
    if (n > MOST_TERMS) throw unconverged(a, x);
    term *= x / (a + n);
    sum += term;
  }
  return poissonLogDensity(a, x) + log(sum);
}

/** By the continued fraction, Abramowitz and Stegun 6.5.31, evaluated forward (Lentz; Thompson and Barnett 1986). */
function upperLog(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let h = d;
  for (let n = 1; ; n++) {
    if (n > MOST_TERMS) throw unconverged(a, x);
    const numerator = -n * (n - a);
    b += 2;
    d = 1 / (numerator * d + b);
    c = b + numerator / c;
    const factor = c * d;
    h *= factor;
    if (Math.abs(factor - 1) <= 2 * EPSILON) break;
  }
  return poissonLogDensity(a, x) + log(a) + log(h);
}

function unconverged(a: number, x: number): Fault {
  return new Fault('internal', { what: `incomplete gamma function of shape ${a} at ${x} does not converge` });
}
