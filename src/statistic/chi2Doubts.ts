import { shortNumber, shortProbability } from '../text/index.js';
import { LEAST_SHOWN_KS } from './kolmogorovSmirnov.js';
import type { ToySummary } from './summarise.js';

const ENOUGH_TOYS = 100;
const LEAST_KS_PVALUE = 0.05;
const MOST_STANDARD_ERRORS = 3;
const MOST_FAILED = 0.01;

/**
 * Toys worth fewer than this can hardly disagree with a law: for 50, KS p falls below 0.05 at a distance of 0.19, which
 * takes a shift of the law by half its width. It is what the least number of toys is worth where the pool is just large
 * enough for half of them.
 */
const ENOUGH_EFFECTIVE = 50;

/** What speaks against the χ² law. */
interface Chi2Doubts {
  /** What forbids to extrapolate by it. */
  readonly forbidding: readonly string[];
  /** What leaves it unproven nevertheless. */
  readonly unproven: readonly string[];
}

/** What the toys say against χ²_dof; both lists are empty if nothing. */
export function chi2Doubts(toys: ToySummary, dof: number): Chi2Doubts {
  if (toys.count === 0) return { forbidding: ['no toys'], unproven: [] };
  const forbidding: string[] = [];
  const unproven: string[] = [];
  const number = countOfToys(toys.count);
  if (toys.count < ENOUGH_TOYS) forbidding.push(`${number}, fewer than ${ENOUGH_TOYS}`);
  else if (toys.effective < ENOUGH_EFFECTIVE) {
    unproven.push(`${number} worth ${Math.floor(toys.effective)}: too few to test χ²`);
  }
  if (toys.failed > MOST_FAILED * toys.count) {
    forbidding.push(`${countOfToys(toys.failed)} failed, over 1 %`);
  }
  if (toys.ksPvalue !== null && toys.ksPvalue < LEAST_KS_PVALUE) {
    forbidding.push(`KS p ${comparedTo(toys.ksPvalue, LEAST_KS_PVALUE)}`);
  }
  if (meanIsOff(toys, dof) && toys.meanT !== null) {
    forbidding.push(
      `mean t ${shortNumber(toys.meanT)} is off ${dof} by ${MOST_STANDARD_ERRORS} standard errors or more`,
    );
  }
  const variance = varianceAgainstChi2(toys, dof);
  if (variance?.side === 'above') unproven.push(`${variance.text}: χ² makes Z too large`);
  return { forbidding, unproven };
}

/** Whether the toys contradict χ²_dof: by the KS test, the mean of t, or a variance above 2 dof. */
export function contradictsChi2(toys: ToySummary, dof: number): boolean {
  return kolmogorovIsOff(toys) || meanIsOff(toys, dof) || varianceAgainstChi2(toys, dof)?.side === 'above';
}

function kolmogorovIsOff({ ksPvalue }: ToySummary): boolean {
  return ksPvalue !== null && ksPvalue < LEAST_KS_PVALUE;
}

/** Whether the mean of t contradicts χ²_dof. */
export function meanIsOff({ meanT, meanError }: ToySummary, dof: number): boolean {
  if (meanT === null || meanError === null) return false;
  return !(Math.abs(meanT - dof) < MOST_STANDARD_ERRORS * meanError);
}

/**
 * The variance of t where it contradicts the 2 dof of χ²_dof; null where it agrees.
 *
 * The standard error is that of the sample variance s² of n values of χ²_dof, whose excess kurtosis is 12/dof:
 * var s² = σ⁴ [2/(n − 1) + 12/(dof n)], n the effective number. A wider law has a heavier tail than χ², so that Z by
 * χ² is too large; a narrower one makes it too small.
 */
export function varianceAgainstChi2(
  { varianceT, effective }: ToySummary,
  dof: number,
): { readonly side: 'above' | 'below'; readonly text: string } | null {
  if (varianceT === null || effective <= 1) return null;
  const error = 2 * dof * Math.sqrt(2 / (effective - 1) + 12 / (dof * effective));
  const errors = (varianceT - 2 * dof) / error;
  if (!(Math.abs(errors) > MOST_STANDARD_ERRORS)) return null;
  const side = errors > 0 ? 'above' : 'below';
  return {
    side,
    text: `the variance of t, ${shortNumber(varianceT)}, is ${side} ${2 * dof} by ${shortNumber(Math.abs(errors))} standard errors`,
  };
}

/** `1 toy`, `20 toys`. */
export function countOfToys(count: number): string {
  return `${count} ${count === 1 ? 'toy' : 'toys'}`;
}

function comparedTo(p: number, least: number): string {
  const shown = shortProbability(p, 3, LEAST_SHOWN_KS);
  return shown.startsWith('<') ? shown : `${shown} < ${least}`;
}
