import { Fault } from '../fault/index.js';
import { exp } from './exp.js';
import { gammaTailLog } from './gammaTail.js';
import { LN2 } from './ln2.js';
import { log } from './log.js';
import { log1p } from './log1p.js';
import { logOfComplement } from './logOfComplement.js';
import { HALF_LOG_TWO_PI } from './stirlingError.js';

/** ln P(X > z) for X of the standard normal law; relative error some 1e-14, any z (−Infinity from z ~ 1e154). */
export function normalLogTail(z: number): number {
  // P(|X| > z) = Q(½, z²/2)
  const half = gammaTailLog(0.5, (z * z) / 2) - LN2;
  return z >= 0 ? half : logOfComplement(half);
}

/** P(X > z) for X of the standard normal law; 0 past z = 38. */
export function normalTail(z: number): number {
  return exp(normalLogTail(z));
}

/**
 * Z = Φ⁻¹(1 − p): how many standard deviations the one-sided tail p stands for.
 *
 * @param p - between 0 and 1; 0 gives Infinity, 1 gives −Infinity
 * @throws Fault `internal` outside
 */
export function normalZFromTail(p: number): number {
  if (!(p >= 0 && p <= 1)) throw new Fault('internal', { what: `${p} is no probability` });
  return p <= 0.5 ? normalZFromLogTail(log(p)) : -normalZFromLogTail(log1p(-p));
}

/**
 * Z = Φ⁻¹(1 − e^logp), with no limit on how small the tail is; relative error some 1e-14.
 *
 * @param logp - 0 or below; 0 gives −Infinity, −Infinity gives Infinity
 * @throws Fault `internal` above 0
 */
export function normalZFromLogTail(logp: number): number {
  if (!(logp <= 0)) throw new Fault('internal', { what: `${logp} is the logarithm of no probability` });
  if (logp === 0) return -Infinity;
  if (logp === -Infinity) return Infinity;
  if (logp > -LN2) return -normalZFromLogTail(logOfComplement(logp));
  // From below p(z) < φ(z)/z: ln p is concave, so Newton steps fall onto the root from one side after the first.
  let z = Math.sqrt(Math.max(0, -2 * (logp + LN2)));
  for (let i = 0; i < 60; i++) {
    const tail = normalLogTail(z);
    const hazard = exp(-0.5 * z * z - HALF_LOG_TWO_PI - tail);
    const step = (tail - logp) / hazard;
    z += step;
    if (Math.abs(step) <= 1e-15 * Math.abs(z)) break;
  }
  return z;
}
