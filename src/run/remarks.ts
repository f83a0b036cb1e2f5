import { countCommonRows, type ExpectedYield, type Sample } from '../sample/index.js';
import { shortNumber } from '../text/index.js';

/** The choices made for the user, a line each. */
export function choiceNotes(choice: {
  readonly features: readonly string[];
  /** Where the features come from. */
  readonly how: string;
  readonly expected: number;
  readonly expectedFrom: ExpectedYield['from'];
  readonly weight: string | undefined;
  /** Whether the clip is a default. */
  readonly clip: { readonly bound: number; readonly scope: string; readonly asked: boolean };
  /** Of the choice of columns. */
  readonly columns: readonly string[];
}): string[] {
  const { clip, weight } = choice;
  return [
    `features: ${choice.features.join(', ')} (${choice.how})`,
    yieldText(choice.expectedFrom, choice.expected),
    ...(weight === undefined ? [] : [`weights: column "${weight}"`]),
    ...choice.columns,
    ...(clip.asked
      ? []
      : [
          `clip: ${clip.bound} on ${clip.scope}, a default that is not tuned: χ² is unproven unless the toys agree`,
        ]),
  ];
}

function yieldText(from: ExpectedYield['from'], expected: number): string {
  switch (from) {
    case 'option':
      return `expected: ${expected} events (--expected)`;
    case 'weights':
      return `expected: ${shortNumber(expected, 6)} events (sum of the reference's weights)`;
    case 'metadata':
      return `expected: ${expected} events (metadata of the reference)`;
    case 'shape-only':
      return `expected: shape only, the ${expected} events of the data (the rate is not tested)`;
  }
}

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
