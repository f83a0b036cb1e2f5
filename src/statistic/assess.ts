import { Fault } from '../fault/index.js';
import { chi2Cdf, chi2LogTail, chi2Tail, normalZFromLogTail } from '../numeric/index.js';
import { purposes, Stream } from '../random/index.js';
import { shortNumber } from '../text/index.js';
import { clopperPearson } from './clopperPearson.js';
import { effectiveToys } from './effectiveToys.js';
import { empiricalP } from './empiricalP.js';
import { fittedDof } from './fittedDof.js';
import { gammaBootstrap } from './gammaBootstrap.js';
import type { Significance } from './headline.js';
import { ENOUGH_BEYOND, fromChi2, fromLimit, fromToys, noSignificance, WIDEST_SPAN } from './headline.js';
import { kolmogorovSmirnov } from './kolmogorovSmirnov.js';
import { momentsOf } from './momentsOf.js';

const ENOUGH_TOYS = 100;
const LEAST_KS_PVALUE = 0.05;
const MOST_STANDARD_ERRORS = 3;
const MOST_FAILED = 0.01;

/** What an assessment starts from. */
export interface Evidence {
  /** The observed t; null when the observed fit failed. */
  readonly t: number | null;
  /** Degrees of freedom of the χ² law. */
  readonly dof: number;
  /** t of the toys whose fit gave one, converged or not, in order of their index. */
  readonly toys: ArrayLike<number>;
  /** Toys whose fit failed: they count as toys, at or beyond t. */
  readonly failed: number;
  /** Toys that were asked for. */
  readonly asked: number;
  /** ρ = N(R)/M, the overlap of toys that share a pool; 0 for an exact law. */
  readonly rho: number;
  /** Seed of the run; the bootstrap draws from its own purpose. */
  readonly seed: number;
}

/** The toys in numbers. Failed toys are in `count` and `beyond`, not in the moments and the tests of the law. */
export interface ToySummary {
  readonly asked: number;
  /** n, failed ones included. */
  readonly count: number;
  /** How many independent toys n are worth. */
  readonly effective: number;
  readonly failed: number;
  /** k, those at or beyond the observed t, ties and failed ones included; null when the observed fit failed. */
  readonly beyond: number | null;
  readonly meanT: number | null;
  /** Standard error of meanT, by the effective number. */
  readonly meanError: number | null;
  readonly varianceT: number | null;
  readonly varianceError: number | null;
  /** Kolmogorov–Smirnov test of t against χ²_dof, by the effective number. */
  readonly ksPvalue: number | null;
  /** Degrees of freedom of the χ² law that fits the toys best; null when a toy has t = 0. */
  readonly fittedDof: number | null;
}

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
  /** What speaks against the χ² law: `19 toys, fewer than 100`. Empty where the toys agree with it. */
  readonly doubts: readonly string[];
  /** Why the headline Z is of its kind, a sentence fragment each: `KS p 0.003 < 0.05`. */
  readonly reasons: readonly string[];
}

/**
 * The headline of a run: p and Z of the observed t from its toys.
 *
 * With k of n toys at or beyond t, Z is counted where k ≥ 10. Else the χ² law extrapolates if n ≥ 100, at most 1 % of
 * the toys failed, KS p ≥ 0.05, |mean t − dof| < 3 standard errors, and the span of the χ² law and of gamma laws
 * fitted to the toys is no wider than 1. Else it is a limit. Without toys there is the χ² p alone, unproven, and no Z.
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
  const doubts = doubtsOfChi2(summary, dof);
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
  const counted = `${beyond} of ${count} toys at or beyond t`;
  const said = { toys: summary, pvalue, doubts };
  if (beyond >= ENOUGH_BEYOND) {
    return { ...said, significance: fromToys(empirical, interval), reasons: [counted] };
  }
  const limit = fromLimit(effectiveBeyond, summary.effective, interval);
  const tooFew = `${counted}, fewer than ${ENOUGH_BEYOND}`;
  if (doubts.length > 0) return { ...said, significance: limit, reasons: [tooFew, ...doubts] };

  const stream = new Stream(evidence.seed, purposes.bootstrap, 0);
  const gamma = gammaBootstrap(toys, effectiveToys(toys.length, rho), t, stream);
  if (gamma === null) {
    return { ...said, significance: limit, reasons: [tooFew, 'no gamma law fits the toys'] };
  }
  const significance = fromChi2(normalZFromLogTail(chi2LogTail(t, dof)), gamma);
  const span = significance.high - significance.low;
  if (!(span <= WIDEST_SPAN)) {
    const reasons = [
      tooFew,
      `extrapolations of the toys span ${shortNumber(span)} in Z, more than ${WIDEST_SPAN}`,
    ];
    return { ...said, significance: limit, reasons };
  }
  return { ...said, significance, reasons: [tooFew, `extrapolated by χ² of ${dof}, which the toys follow`] };
}

function summarise({ t, dof, toys, failed, asked, rho }: Evidence): ToySummary {
  let beyond = failed;
  if (t !== null) for (let i = 0; i < toys.length; i++) if (toys[i] >= t) beyond++;
  // The law is tested on the toys that have a t.
  const effective = effectiveToys(toys.length, rho);
  const moments = momentsOf(toys, effective);
  const ks = toys.length > 0 ? kolmogorovSmirnov(toys, (x) => chi2Cdf(x, dof), effective) : null;
  return {
    asked,
    count: toys.length + failed,
    effective: effectiveToys(toys.length + failed, rho),
    failed,
    beyond: t === null ? null : beyond,
    meanT: moments.mean,
    meanError: moments.meanError,
    varianceT: moments.variance,
    varianceError: moments.varianceError,
    ksPvalue: ks === null ? null : ks.pvalue,
    fittedDof: fittedDof(toys),
  };
}

/** What forbids to extrapolate by χ²_dof; empty if nothing does. */
function doubtsOfChi2(toys: ToySummary, dof: number): string[] {
  if (toys.count === 0) return ['no toys'];
  const doubts: string[] = [];
  if (toys.count < ENOUGH_TOYS) doubts.push(`${toys.count} toys, fewer than ${ENOUGH_TOYS}`);
  if (toys.failed > MOST_FAILED * toys.count) doubts.push(`${toys.failed} toys failed, over 1 %`);
  if (toys.ksPvalue !== null && toys.ksPvalue < LEAST_KS_PVALUE) {
    doubts.push(`KS p ${shortNumber(toys.ksPvalue)} < ${LEAST_KS_PVALUE}`);
  }
  if (toys.meanT !== null && toys.meanError !== null) {
    const off = Math.abs(toys.meanT - dof);
    if (!(off < MOST_STANDARD_ERRORS * toys.meanError)) {
      doubts.push(
        `mean t ${shortNumber(toys.meanT)} is off ${dof} by ${MOST_STANDARD_ERRORS} standard errors or more`,
      );
    }
  }
  return doubts;
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
