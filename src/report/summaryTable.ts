import type { Result } from '../run/index.js';
import { LEAST_SHOWN_KS } from '../statistic/index.js';
import { shortNumber, shortProbability } from '../text/index.js';

type Significance = Result['significance'];

/**
 * The short table at the end of a run, a line a quantity: N_ref, N_D, N(R), t, degrees of freedom, p by toys and by χ²,
 * KS p, Z and where it comes from, seconds.
 *
 * @example
 * const { result } = await runAnalysis({ reference: 'sm.arrow', data: 'obs.arrow' });
 * process.stdout.write(summaryTable(result));
 */
export function summaryTable(result: Result): string {
  const { statistic, toys, pvalue, sample, doubts } = result;
  const rows: [name: string, value: string][] = [
    ['N_ref', `${sample.reference}`],
    ['N_D', `${sample.data}`],
    [
      'N(R)',
      `${shortNumber(sample.expected, 6)}${sample.expectedFrom === 'shape-only' ? ' (shape only)' : ''}`,
    ],
    ['t', `${show(statistic.t, 4)}${spreadOfT(result)}`],
    ['degrees of freedom', `${statistic.dof}`],
    ['p by toys', `${probability(pvalue.empirical)}${between(pvalue.low, pvalue.high)}${counted(toys)}`],
    ['p by χ²', `${probability(pvalue.chi2)}${unproven(pvalue.chi2 === null ? [] : doubts)}`],
    ['KS p of toys and χ²', probability(toys.ksPvalue, LEAST_SHOWN_KS)],
    ['Z', `${zText(result.significance)}${spreadOfZ(result)}`],
    ['seconds', shortNumber(result.seconds)],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, value]) => `${name.padEnd(width)}  ${value}\n`).join('');
}

/** The other starts of the least and of the largest t. */
function extremes({
  stability: { t, z, from },
}: Result): (Pick<Significance, 'z' | 'from'> & { t: number })[] {
  const known = t.flatMap((value, i) => (value === null ? [] : [{ t: value, z: z[i], from: from[i] }]));
  known.sort((a, b) => a.t - b.t);
  return known.length === 0 ? [] : [known[0], known[known.length - 1]];
}

function spreadOfT(result: Result): string {
  const ends = range(extremes(result).map(({ t }) => shortNumber(t, 4)));
  return ends === '' ? '' : ` (other starts: ${ends})`;
}

function spreadOfZ(result: Result): string {
  const ends = range(
    extremes(result).flatMap(({ z, from }) =>
      z === null ? [] : [`${from === 'limit' ? 'above ' : ''}${shortNumber(z)}`],
    ),
  );
  return ends === '' ? '' : `; other starts: ${ends}`;
}

function range(ends: readonly string[]): string {
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
  return `, ${beyond ?? '?'} of ${count} toys${worth}`;
}

function zText({ z, low, high, from }: Significance): string {
  if (from === null) return 'none';
  // All toys are at or beyond t: p is 1.
  if (z === null) return `below ${show(high)}, by toys`;
  switch (from) {
    case 'toys':
      return `${shortNumber(z)}${between(low, high)}, counted from toys`;
    case 'chi2':
      return `${shortNumber(z)}${between(low, high)}, extrapolated by χ²`;
    case 'limit':
      return `above ${shortNumber(z)} (95 % limit from toys)`;
  }
}

function show(value: number | null, digits = 3): string {
  return value === null ? 'none' : shortNumber(value, digits);
}

function probability(p: number | null, least?: number): string {
  return p === null ? 'none' : shortProbability(p, 3, least);
}
