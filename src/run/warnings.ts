import { countCommonRows, type Sample } from '../sample/index.js';
import { effectiveToys } from '../statistic/index.js';
import { shortNumber } from '../text/index.js';

/** What makes the result doubtful before a fit is made, a line each. */
export function sampleWarnings(run: {
  /** Rows left out, by role. */
  readonly dropped: Readonly<Record<string, number>>;
  /** Rows of data that are in the reference, too. */
  readonly common: number;
  /** N_D. */
  readonly data: number;
  /** The fit reference. */
  readonly reference: Sample;
  readonly weighted: boolean;
  readonly effectiveReference: number;
  readonly expected: number;
  /** Of the network. */
  readonly parameters: number;
  /** A pool of toys that is no part of the reference. */
  readonly ownPool: Sample | undefined;
}): string[] {
  const { common, data, effectiveReference, expected, parameters } = run;
  const rows = (count: number): string => `${count} ${count === 1 ? 'row' : 'rows'}`;
  return [
    ...Object.entries(run.dropped)
      .filter(([, count]) => count > 0)
      .map(([role, count]) => `${rows(count)} of the ${role} dropped: values not finite`),
    ...(common > 0
      ? [`${common} of ${data} data rows are identical to a reference row: were data left in the reference?`]
      : []),
    ...(parameters > data ? [manyParameters(parameters, data)] : []),
    ...commonPool(run.ownPool, run.reference),
    ...(effectiveReference < expected ? [smallReference(effectiveReference, expected, run.weighted)] : []),
  ];
}

/** Toys made of the very events that are fitted agree with them too well. */
function commonPool(pool: Sample | undefined, reference: Sample): string[] {
  const common = pool === undefined ? 0 : countCommonRows(pool, reference);
  if (pool === undefined || common === 0) return [];
  return [
    `${common} of ${pool.rows} rows of the toy pool are identical to a reference row: t of the toys is too small, and so is p`,
  ];
}

function manyParameters(parameters: number, events: number): string {
  return `the network has ${parameters} parameters for ${events} events: t will not follow χ², and fits take long; --network sets the size`;
}

function smallReference(size: number, expected: number, weighted: boolean): string {
  const events = weighted ? `is worth ${shortNumber(size, 6)} unweighted events` : `has ${size} events`;
  return `the fit reference ${events}, fewer than the ${shortNumber(expected, 6)} expected: the χ² law fails there`;
}

/** What makes toys from a pool worth less than their number. */
export function poolWarnings(
  { rows, overlap }: { readonly rows: number | null; readonly overlap: number },
  toys: number,
  expected: number,
): string[] {
  if (rows === null || effectiveToys(toys, overlap) >= toys / 2) return [];
  return [overlapText(toys, overlap, expected, rows)];
}

/** T_eff ≥ T/2 means (T − 1) ρ² ≤ 1. */
function overlapText(toys: number, overlap: number, expected: number, rows: number): string {
  const worth = Math.floor(effectiveToys(toys, overlap));
  const pool = Math.ceil(expected * Math.sqrt(toys - 1));
  const fewer = Math.max(1, Math.floor(1 + 1 / (overlap * overlap)));
  return `${toys} toys of ${Math.round(expected)} events from a pool of ${rows} are worth ${worth} independent ones: a pool of ${pool} events, or at most ${fewer} toys, would be worth half their number`;
}

/** What the fits showed, a line each. */
export function fitWarnings(fits: {
  readonly toys: { readonly count: number; readonly failed: number; readonly unconverged: number };
  /** By how much repeated events lift the mean of t. */
  readonly resampleShift: number;
  /** What speaks against the χ² law. */
  readonly doubts: readonly string[];
  readonly observed: { readonly failed: boolean; readonly converged: boolean };
}): string[] {
  const { toys, resampleShift, doubts, observed } = fits;
  return [
    ...(resampleShift > 0
      ? [`toys repeat events: the mean of their t is lifted by about ${shortNumber(resampleShift)}`]
      : []),
    ...(toys.failed > 0 ? [`${toys.failed} of ${toys.count} toys failed and count as beyond t`] : []),
    ...(toys.unconverged > 0
      ? [`${toys.unconverged} of ${toys.count} toys are not converged and count with their t`]
      : []),
    ...(doubts.length > 0 ? [`χ² is unproven: ${doubts.join('; ')}`] : []),
    ...(observed.failed ? ['the observed fit failed: no t'] : []),
    ...(!observed.failed && !observed.converged ? ['the observed fit is not converged'] : []),
  ];
}
