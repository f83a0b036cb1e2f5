import type { Result } from '../run/index.js';

/** The short table at the end of a run. */
export function summaryTable(result: Result): string {
  const { statistic, toys, pvalue, significance, sample, stability } = result;
  const rows: [name: string, value: string][] = [
    ['N_ref', `${sample.reference}`],
    ['N_D', `${sample.data}`],
    ['N(R)', `${short(sample.expected, 6)}${sample.expectedFrom === 'shape-only' ? ' (shape only)' : ''}`],
    ['t', `${show(statistic.t, 4)}${spread(stability.t)}`],
    ['degrees of freedom', `${statistic.dof}`],
    ['p by toys', `${show(pvalue.empirical)}${between(pvalue.low, pvalue.high)}${counted(toys)}`],
    ['p by χ²', `${show(pvalue.chi2)}${toys.count === 0 ? ' (unproven: no toys)' : ''}`],
    ['KS p of toys and χ²', show(toys.ksPvalue)],
    ['Z', zText(significance)],
    ['seconds', short(result.seconds, 3)],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, value]) => `${name.padEnd(width)}  ${value}\n`).join('');
}

function spread(values: readonly (number | null)[]): string {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return '';
  return ` (other starts: ${short(Math.min(...known), 4)} to ${short(Math.max(...known), 4)})`;
}

function between(low: number | null, high: number | null): string {
  return low === null || high === null ? '' : ` (${short(low)} to ${short(high)})`;
}

function counted({ beyond, count, effective }: Result['toys']): string {
  if (count === 0) return '';
  const worth = count - effective < 0.5 ? '' : `, worth ${Math.floor(effective)}`;
  return `, ${beyond ?? '?'} of ${count} toys${worth}`;
}

function zText({ z, low, high, from }: Result['significance']): string {
  switch (from) {
    case 'toys':
      return `${show(z)}${between(low, high)}, counted from toys`;
    case 'chi2':
      return `${show(z)}${between(low, high)}, extrapolated by χ²`;
    case 'limit':
      return z === null ? `below ${show(high)}` : `above ${short(z)} (95 % limit from toys)`;
    case null:
      return 'none';
  }
}

function show(value: number | null, digits = 3): string {
  return value === null ? 'none' : short(value, digits);
}

function short(x: number, digits = 3): string {
  return String(Number(x.toPrecision(digits)));
}
