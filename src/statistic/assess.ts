import { Fault } from '../fault/index.js';
import { chi2LogTail, chi2Tail, normalZFromLogTail } from '../numeric/index.js';
import { purposes, Stream } from '../random/index.js';
import { shortNumber, shortProbability } from '../text/index.js';
import { chi2Doubts, countOfToys, varianceAgainstChi2 } from './chi2Doubts.js';
import { clopperPearson } from './clopperPearson.js';
import { effectiveToys } from './effectiveToys.js';
import { empiricalP } from './empiricalP.js';
import { gammaBootstrap } from './gammaBootstrap.js';
import type { Significance } from './headline.js';
import {
  ENOUGH_BEYOND,
  fromChi2,
  fromLimit,
  fromToys,
  LEAST_WORTH,
  noSignificance,
  WIDEST_SPAN,
} from './headline.js';
import { LEAST_SHOWN_KS } from './kolmogorovSmirnov.js';
import { tailDoubt } from './tailDoubt.js';
import { summarise, type Evidence, type ToySummary } from './summarise.js';

/** p of the observed t: counted, with its central 68.27 % interval, and by the χ² law. */
export interface PValue {
  readonly empirical: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly chi2: number | null;
}

/** What t and its toys say. Nothing here is infinite or NaN. */
export interface Assessment {
  readonly toys: ToySummary;
  readonly pvalue: PValue;
  readonly significance: Significance;
  /**
   * What speaks against the χ² law, or for too few toys to test it: `19 toys, fewer than 100`. Empty where the toys
   * could have contradicted it and did not. Some of them forbid to extrapolate by it, others are a warning.
   */
  readonly doubts: readonly string[];
  /** Why the headline Z is of its kind, a sentence fragment each: `KS p 0.003 < 0.05`. */
  readonly reasons: readonly string[];
}

/**
 * The headline of a run: p and Z of the observed t from its toys.
 *
 * With k of n toys at or beyond t, Z is counted where k ≥ 10. Else the χ² law extrapolates if n ≥ 100, at most 1 % of
 * the toys failed, KS p ≥ 0.05, |mean t − dof| < 3 standard errors, and the span of the χ² law and of gamma laws
 * fitted to the toys is no wider than 1. Else it is a limit. A variance above that of χ², or toys worth fewer than 50,
 * are doubts that leave the headline as it is. Without toys there is the χ² p alone, unproven, and no Z.
 *
 * @param evidence - the observed t and those of the toys, all −2 min L of fits made alike
 * @throws Fault `internal` when a t is negative or no number (a fit that failed has none)
 * @example
 * const toys = [11.2, 14.8, 9.7, 17.3];
 * const { pvalue, significance } = assess({ t: 21.4, dof: 13, toys, failed: 0, asked: 4, rho: 0, seed: 1 });
 * console.log(pvalue.empirical, significance.z, significance.from);
 */
export function assess(evidence: Evidence): Assessment {
  check(evidence);
  const { t, dof, toys, failed, rho } = evidence;
  const count = toys.length + failed;
  const summary = summarise(evidence);
  const against = chi2Doubts(summary, dof);
  const doubts = [...against.forbidding, ...against.unproven];
  if (t === null || summary.beyond === null) {
    const pvalue = { empirical: null, low: null, high: null, chi2: null };
    return {
      toys: summary,
      pvalue,
      significance: noSignificance,
      doubts,
      reasons: ['the observed fit failed'],
    };
  }
  const chi2 = chi2Tail(t, dof);
  if (count === 0) {
    const pvalue = { empirical: null, low: null, high: null, chi2 };
    const reasons = ['no toys: the χ² law is unproven'];
    return { toys: summary, pvalue, significance: noSignificance, doubts, reasons };
  }
  const beyond = summary.beyond;
  const empirical = empiricalP(beyond, count);
  const effectiveBeyond = beyond === count ? summary.effective : (beyond * summary.effective) / count;
  const interval = clopperPearson(effectiveBeyond, summary.effective);
  const pvalue = { empirical, low: interval.low, high: interval.high, chi2 };
  const counted = `${beyond} of ${countOfToys(count)} at or beyond t`;
  const tail = tailDoubt({ beyond: beyond - failed, count: toys.length, rho }, chi2);
  const said = { toys: summary, pvalue, doubts: [...doubts, ...tail] };
  if (beyond >= ENOUGH_BEYOND && effectiveBeyond >= LEAST_WORTH) {
    return { ...said, significance: fromToys(empirical, interval), reasons: [counted] };
  }
  const limit = fromLimit(effectiveBeyond, summary.effective, interval);
  const tooFew =
    beyond >= ENOUGH_BEYOND
      ? `${counted}, worth ${shortNumber(effectiveBeyond, 2)}`
      : `${counted}, fewer than ${ENOUGH_BEYOND}`;
  if (against.forbidding.length + tail.length > 0) {
    return { ...said, significance: limit, reasons: [tooFew, ...against.forbidding, ...tail] };
  }

  const stream = new Stream(evidence.seed, purposes.bootstrap, 0);
  const effective = effectiveToys(toys.length, rho);
  const gamma = gammaBootstrap(toys, effective, t, stream);
  if (gamma === null) return { ...said, significance: limit, reasons: [tooFew, noGamma(toys, effective)] };
  const significance = fromChi2(normalZFromLogTail(chi2LogTail(t, dof)), gamma);
  const span = significance.high - significance.low;
  if (!(span <= WIDEST_SPAN)) {
    const reasons = [
      tooFew,
      `extrapolations of the toys span ${shortNumber(span)} in Z, more than ${WIDEST_SPAN}`,
    ];
    return { ...said, significance: limit, reasons };
  }
  return { ...said, significance, reasons: [tooFew, extrapolated(summary, dof)] };
}

function noGamma(toys: ArrayLike<number>, effective: number): string {
  let zeros = 0;
  for (let i = 0; i < toys.length; i++) if (toys[i] === 0) zeros++;
  if (zeros > 0) return `no gamma law fits the toys: t is 0 for ${zeros} of ${countOfToys(toys.length)}`;
  return `no gamma law can be fitted: ${countOfToys(toys.length)} worth ${shortNumber(effective)}`;
}

/** Toys cannot prove a law. */
function extrapolated(toys: ToySummary, dof: number): string {
  const { ksPvalue } = toys;
  const agreed = ksPvalue === null ? '' : `: KS p ${shortProbability(ksPvalue, 3, LEAST_SHOWN_KS)}`;
  const variance = varianceAgainstChi2(toys, dof);
  const effect = variance?.side === 'above' ? 'χ² makes Z too large' : 'Z by χ² is conservative';
  const but = variance === null ? '' : `; but ${variance.text}: ${effect}`;
  return `extrapolated by χ² of ${dof}, which the toys do not contradict${agreed}${but}`;
}

function check({ t, dof, toys, failed }: Evidence): void {
  if (!(dof > 0)) throw new Fault('internal', { what: `${dof} degrees of freedom` });
  if (!(failed >= 0)) throw new Fault('internal', { what: `${failed} failed toys` });
  if (t !== null && !(t >= 0 && t < Infinity))
    throw new Fault('internal', { what: `the observed t is ${t}` });
  for (let i = 0; i < toys.length; i++) {
    if (!(toys[i] >= 0 && toys[i] < Infinity))
      throw new Fault('internal', { what: `a toy has t = ${toys[i]}` });
  }
}
