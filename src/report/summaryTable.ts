import type { Result } from '../run/index.js';
import { countOfToys, LEAST_SHOWN_KS } from '../statistic/index.js';
import { shortNumber, shortProbability } from '../text/index.js';
import { alignedRows } from './alignedRows.js';

/** The rate is named where it is beyond two standard deviations and a tenth of t. */
const LEAST_RATE = 4;
const LEAST_RATE_SHARE = 0.1;

/**
 * The short table at the end of a run, a line a quantity: N_ref, N_D, N(R), t, degrees of freedom, p by toys and by χ²,
 * KS p, Z and where it comes from, seconds, and how many toys were in the cache.
 *
 * @example
 * const { result } = await runAnalysis({ reference: 'sm.arrow', data: 'obs.arrow' });
 * process.stdout.write(summaryTable(result));
 */
export function summaryTable(result: Result): string {
  const { statistic, toys, pvalue, sample, doubts } = result;
  return alignedRows([
    ['N_ref', `${sample.reference}`],
    ['N_D', `${sample.data}`],
    [
      'N(R)',
      `${shortNumber(sample.expected, 6)}${sample.expectedFrom === 'shape-only' ? ' (shape only)' : ''}`,
    ],
    ['t', `${show(statistic.t, 4)}${rateShare(statistic)}${spreadOfT(result)}`],
    ['degrees of freedom', `${statistic.dof}`],
    ['p by toys', `${probability(pvalue.empirical)}${between(pvalue.low, pvalue.high)}${counted(toys)}`],
    ['p by χ²', `${probability(pvalue.chi2)}${unproven(pvalue.chi2 === null ? [] : doubts)}`],
    ['KS p of toys and χ²', probability(toys.ksPvalue, LEAST_SHOWN_KS)],
    ['Z', `${zText(result)}${spreadOfZ(result)}`],
    ['seconds', `${shortNumber(result.seconds)}${fromCache(toys)}`],
  ]);
}

/** Where much of t is the rate, the figures of the features will not show what is wrong. */
function rateShare({ t, rate }: Result['statistic']): string {
  if (t === null || !(rate > LEAST_RATE && rate > LEAST_RATE_SHARE * t && rate <= t)) return '';
  return `, of which ${shortNumber(rate)} is the rate`;
}

function spreadOfT({ stability }: Result): string {
  const ends = range(
    stability.t.filter((t) => t !== null),
    4,
  );
  return ends === '' ? '' : ` (other starts: ${ends})`;
}

/** A limit can lie below the Z of a smaller t, so the two are not put into one range. */
function spreadOfZ({ stability: { z, from } }: Result): string {
  const known = z.flatMap((value, i) => (value === null ? [] : [{ value, limit: from[i] === 'limit' }]));
  const values = known.filter(({ limit }) => !limit).map(({ value }) => value);
  const limits = known.filter(({ value, limit }) => limit && value > 0).map(({ value }) => value);
  const above = limits.length === 0 ? '' : `above ${range(limits)}`;
  if (values.length === 0) return above === '' ? '' : `; other starts: ${above}`;
  const apart = limits.length === 1 ? `, one a limit ${above}` : `, ${limits.length} of them limits ${above}`;
  return `; other starts: ${range(values)}${above === '' ? '' : apart}`;
}

/** The least and the largest, or one of them where they look alike. */
function range(values: readonly number[], digits = 3): string {
  if (values.length === 0) return '';
  const ends = [Math.min(...values), Math.max(...values)].map((value) => shortNumber(value, digits));
  return [...new Set(ends)].join(' to ');
}

function unproven(doubts: readonly string[]): string {
  // One will do; the others are in result.json.
  return doubts.length === 0 ? '' : ` (unproven: ${doubts[0]})`;
}

function between(low: number | null, high: number | null): string {
  return low === null || high === null ? '' : ` (${shortNumber(low)} to ${shortNumber(high)})`;
}

function counted({ beyond, count, effective }: Result['toys']): string {
  if (count === 0) return '';
  const worth = count - effective < 0.5 ? '' : `, worth ${Math.floor(effective)}`;
  return `, ${beyond ?? '?'} of ${countOfToys(count)}${worth}`;
}

function zText({ doubts, significance, toys }: Result): string {
  const { z, low, high, from } = significance;
  const { beyond, count } = toys;
  if (from === null) return 'none';
  // All toys are at or beyond t: p is 1.
  if (z === null) return `below ${show(high)}, by toys`;
  switch (from) {
    case 'toys':
      return `${shortNumber(z)}${between(low, high)}, counted from toys`;
    case 'chi2':
      return `${shortNumber(z)}${between(low, high)}, extrapolated by χ²${doubts.length === 0 ? '' : ', unproven'}`;
    case 'limit':
      // With none of them beyond t: more toys could show any Z.
      if (z <= 0 && beyond === 0)
        return `none: ${countOfToys(count)} ${count === 1 ? 'says' : 'say'} nothing about Z`;
      return `above ${shortNumber(z)} (95 % limit from toys)`;
  }
}

/** Toys that took no time. */
function fromCache({ cache, count }: Result['toys']): string {
  return cache === null || cache.taken === 0
    ? ''
    : `, ${cache.taken} of ${countOfToys(count)} from the cache`;
}

function show(value: number | null, digits = 3): string {
  return value === null ? 'none' : shortNumber(value, digits);
}

function probability(p: number | null, least?: number): string {
  return p === null ? 'none' : shortProbability(p, 3, least);
}
