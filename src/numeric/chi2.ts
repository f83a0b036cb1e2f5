import { exp } from './exp.js';
import { findRoot } from './findRoot.js';
import { gammaCdf, gammaCdfLog, gammaTail, gammaTailLog } from './gammaTail.js';
import { log } from './log.js';
import { log1p } from './log1p.js';
import { logOfComplement } from './logOfComplement.js';
import { poissonLogDensity } from './poissonLogDensity.js';

/**
 * ln P(X > t) for X of the χ² law; absolute error some 1e-13, no underflow.
 *
 * @param t - 0 or above
 * @param dof - degrees of freedom, above 0, not necessarily an integer
 */
export function chi2LogTail(t: number, dof: number): number {
  return gammaTailLog(dof / 2, t / 2);
}

/** P(X > t) for X of the χ² law. */
export function chi2Tail(t: number, dof: number): number {
  return gammaTail(dof / 2, t / 2);
}

/** P(X ≤ t) for X of the χ² law. */
export function chi2Cdf(t: number, dof: number): number {
  return gammaCdf(dof / 2, t / 2);
}

/** The density of the χ² law at t > 0. */
export function chi2Density(t: number, dof: number): number {
  // x^(a−1) e^−x / Γ(a) / 2 with a = dof/2, x = t/2
  return t > 0 ? (exp(poissonLogDensity(dof / 2, t / 2)) * dof) / (2 * t) : 0;
}

/**
 * The t with P(X > t) = e^logp for X of the χ² law; relative error some 1e-13.
 *
 * @param logp - below 0
 */
export function chi2FromLogTail(logp: number, dof: number): number {
  return solve(logp, logOfComplement(logp), dof);
}

/**
 * The t with P(X ≤ t) = p for X of the χ² law.
 *
 * @param p - between 0 and 1, ends excluded; for upper tails below 1e-10 use {@link chi2FromLogTail}
 */
export function chi2Quantile(p: number, dof: number): number {
  return solve(log1p(-p), log(p), dof);
}

/** Solves for the smaller of both tails, in u = ln t: both logarithms are concave and monotone in u. */
function solve(logTail: number, logCdf: number, dof: number): number {
  const excess =
    logTail < logCdf
      ? (u: number): number => chi2LogTail(exp(u), dof) - logTail
      : (u: number): number => logCdf - gammaCdfLog(dof / 2, exp(u) / 2);
  let low = log(dof);
  while (excess(low) < 0 && low > -700) low -= 1;
  let high = low + 1;
  while (excess(high) > 0 && high < 700) high += 1;
  return exp(findRoot(excess, low, high));
}
