import {
  countCommonRows,
  countRepeatedRows,
  countOutside,
  negativeWeights,
  type ExpectedYield,
  type Outside,
  type Sample,
  type SpreadWeights,
} from '../sample/index.js';
import { effectiveToys, highestLimit, rateTerm } from '../statistic/index.js';
import { counted, shortNumber } from '../text/index.js';
import type { ResolvedConfig } from './config.js';
import { lawOf } from './inputs.js';
import type { FitReference } from './fitReference.js';
import type { ToyPool } from './toyPool.js';

/** Copies that are fewer than this share of the pool hardly touch t; rounded values repeat by chance. */
const LEAST_COPIES = 0.01;
/** The rate alone beyond ten standard deviations. */
const LARGE_RATE = 100;
/** A share of the data outside the range of the reference that nobody would call tails. */
const MANY_OUTSIDE = 0.05;
/** ρ above which p of the toys is too small in its tail: see test/statistic/calibration.test.ts. */
const LARGE_OVERLAP = 0.2;
/** The largest --holdout that is advised: more leaves too little to fit. */
const LARGE_HOLDOUT = 0.8;

/** What makes the result doubtful before a fit is made, a line each. */
export function sampleWarnings(run: {
  /** Rows left out, by role. */
  readonly dropped: Readonly<Record<string, number>>;
  /** Rows of data that are in the reference, too. */
  readonly common: number;
  readonly data: Sample;
  /** The reference before the split. */
  readonly whole: Sample;
  readonly expected: number;
  readonly expectedFrom: ExpectedYield['from'];
  /** Of the network. */
  readonly parameters: number;
  /** A pool of toys that is no part of the reference. */
  readonly ownPool: Sample | undefined;
}): string[] {
  const { common, data, whole, expected, parameters } = run;
  return [
    ...Object.entries(run.dropped)
      .filter(([, count]) => count > 0)
      .map(
        ([role, count]) =>
          `${counted(count, 'row')} of the ${role} dropped: values not finite${ofTheRest(run, role)}`,
      ),
    ...(whole.rows < data.rows
      ? [
          `the reference has ${whole.rows} events, fewer than the ${data.rows} of the data: are --ref and --data swapped?`,
        ]
      : []),
    ...rateWarning(data.rows, expected, run.expectedFrom),
    ...countOutside(data, whole).flatMap((outside) => outsideWarning(outside, data.rows, whole.rows)),
    ...(common > 0 ? [commonText(common, data.rows, 'data rows', 'a reference row', 'the reference')] : []),
    ...(parameters > data.rows ? [manyParameters(parameters, data.rows)] : []),
    ...repeatsText('the data', data, common / data.rows, data.rows / whole.rows, 'p is too small'),
    ...poolWithData(run.ownPool, data),
  ];
}

/** Nobody but the user knows what a given yield counts. */
function ofTheRest({ expectedFrom }: { readonly expectedFrom: ExpectedYield['from'] }, role: string): string {
  return role === 'reference' && expectedFrom === 'option'
    ? '; --expected must be the yield of the others'
    : '';
}

/** What makes any test against this reference doubtful, whatever the data. */
export function referenceWarnings(test: {
  readonly config: ResolvedConfig;
  readonly expected: number;
  readonly fit: Pick<FitReference, 'effective' | 'sample'>;
  /** The part of the reference that was held out for toys. */
  readonly heldOut: Sample | undefined;
  /** A pool of toys that is no part of the reference. */
  readonly ownPool: Sample | undefined;
  readonly pool: Pick<ToyPool, 'overlap' | 'rows'>;
  /** How negative weights were spread for the fits; undefined where there are none. */
  readonly spread: SpreadWeights | undefined;
  /** Whether no toys can be drawn because of negative weights. */
  readonly toyless: boolean;
  /** The reference before the split. */
  readonly whole: Sample;
}): string[] {
  const { expected, fit, ownPool, whole } = test;
  return [
    ...negativeText(whole, test.toyless),
    ...spreadText(test.spread),
    ...copiesInHalves(test.heldOut, fit.sample),
    ...poolWithReference(ownPool, fit.sample),
    ...(fit.effective < expected
      ? [smallReference(fit.effective, expected, whole.weights !== undefined)]
      : []),
    ...poolWarnings(test.pool, test.config),
  ];
}

function negativeText(reference: Sample, toyless: boolean): string[] {
  const { count, share } = negativeWeights(reference);
  if (count === 0) return [];
  const what = `${count} of ${reference.rows} reference events ${count === 1 ? 'has a negative weight' : 'have negative weights'}, ${shortNumber(100 * share)} % of Σ|w|`;
  if (!toyless) return [what];
  return [
    `${what}: no toys can be drawn from them, so there is no p by toys, and all of the reference is fitted; give events without negative weights with --toy-pool FILE`,
  ];
}

function spreadText(spread: SpreadWeights | undefined): string[] {
  if (spread === undefined || spread.cells === 0) return [];
  const { cells, largest } = spread;
  return [
    `for the fits, negative weights are spread over their neighbours, in ${counted(cells, 'cell')} of at most ${counted(largest, 'event')}`,
  ];
}

function rateWarning(events: number, expected: number, from: ExpectedYield['from']): string[] {
  if (!(rateTerm(events, expected) > LARGE_RATE)) return [];
  const given = {
    option: '',
    luminosity: ', luminosity times cross-section,',
    weights: ', the sum of the weights,',
    metadata: ', from the metadata,',
    'shape-only': '',
  };
  return [`${events} events seen, ${shortNumber(expected)} expected: is N(R)${given[from]} a yield?`];
}

/** With n reference events, 2/(n + 1) of the data lie outside by chance. */
function outsideWarning({ feature, count, range }: Outside, data: number, reference: number): string[] {
  const chance = (2 * data) / (reference + 1);
  if (!(count > 3 && count > MANY_OUTSIDE * data && count > 10 * chance)) return [];
  const [low, high] = range.map((value) => shortNumber(value, 4));
  return [
    `feature "${feature}": ${count} of ${data} data events lie outside the range of the reference, ${low} to ${high}: other units, or an event number?`,
  ];
}

function commonText(count: number, of: number, rows: string, row: string, where: string): string {
  return `${count} of ${of} ${rows} ${count === 1 ? 'is' : 'are'} identical to ${row}: were data left in ${where}, or are values rounded?`;
}

/** A row and its copy in the other half: toys made of the events that are fitted agree with them too well. */
function copiesInHalves(heldOut: Sample | undefined, reference: Sample): string[] {
  if (heldOut === undefined) return [];
  const copies = countCommonRows(heldOut, reference);
  if (copies === 0 || copies < LEAST_COPIES * heldOut.rows) return [];
  return [
    `${copies} of ${heldOut.rows} reference rows held out for toys are identical to a row that is fitted: does the reference repeat rows, or are its values rounded? Copies make t of the toys too small, and so p`,
  ];
}

/** Toys made of the very events that are fitted agree with them too well. */
function poolWithReference(pool: Sample | undefined, reference: Sample): string[] {
  const count = pool === undefined ? 0 : countCommonRows(pool, reference);
  if (pool === undefined || count === 0) return [];
  return [
    `${count} of ${pool.rows} rows of the toy pool are identical to a reference row: unless values are rounded, t of the toys is too small, and so is p`,
  ];
}

function poolWithData(pool: Sample | undefined, data: Sample): string[] {
  if (pool === undefined) return [];
  const count = countCommonRows(data, pool);
  return [
    ...(count === 0 ? [] : [commonText(count, data.rows, 'data rows', 'a row of the toy pool', 'the pool')]),
    ...repeatsText(
      'the toy pool',
      pool,
      count / data.rows,
      1,
      'toys depend on one another more than is counted',
    ),
  ];
}

/**
 * Events that are there more than once. Rounded values repeat by chance, as often as they agree with another sample.
 *
 * @param agreeing - the share of data rows that are in the other sample, too
 * @param size - how many times as large as that sample this one is
 */
function repeatsText(
  where: string,
  sample: Sample,
  agreeing: number,
  size: number,
  effect: string,
): string[] {
  const repeats = countRepeatedRows(sample) / sample.rows;
  if (!(repeats > LEAST_COPIES + 10 * agreeing * size)) return [];
  return [
    `${shortNumber(100 * repeats)} % of the rows of ${where} repeat another one: were events written twice? Then ${effect}`,
  ];
}

function manyParameters(parameters: number, events: number): string {
  return `the network has ${parameters} parameters for ${counted(events, 'event')}: t will not follow χ², and fits take long; --network sets the size`;
}

function smallReference(size: number, expected: number, weighted: boolean): string {
  const events = weighted ? `is worth ${shortNumber(size, 6)} unweighted events` : `has ${size} events`;
  return `the fit reference ${events}, fewer than the ${shortNumber(expected, 6)} expected: the χ² law fails there`;
}

/** What makes toys from a pool worth less than their number, or p too small. */
function poolWarnings(
  { rows, overlap }: Pick<ToyPool, 'overlap' | 'rows'>,
  config: Pick<ResolvedConfig, 'toys' | 'expected' | 'holdout' | 'resample' | 'toyPool' | 'where'>,
): string[] {
  if (rows === null) return lawWarning(config);
  return [
    ...(effectiveToys(config.toys, overlap) < config.toys / 2 ? [overlapText(rows, overlap, config)] : []),
    ...(overlap > LARGE_OVERLAP && config.toys > 1 && !config.resample
      ? [
          `a toy takes ${shortNumber(100 * overlap)} % of the pool: beyond ${100 * LARGE_OVERLAP} % p by toys is too small in its tail`,
        ]
      : []),
  ];
}

/** A law is what it is: no condition on columns that it does not have can be put to its events. */
function lawWarning({ toyPool, toys, where }: Pick<ResolvedConfig, 'toys' | 'toyPool' | 'where'>): string[] {
  if (where === null || toyPool === null || lawOf(toyPool) === undefined || toys === 0) return [];
  return [
    `--where leaves the toys of the law ${toyPool} as they are: it must be the law of the rows that are kept`,
  ];
}

/** T_eff ≥ T/2 means (T − 1) ρ² ≤ 1; a larger pool first, for fewer toys show less. */
function overlapText(
  rows: number,
  overlap: number,
  { toys, expected, holdout }: Pick<ResolvedConfig, 'toys' | 'expected' | 'holdout'>,
): string {
  const events = shortNumber(expected, 6);
  const worth = Math.floor(effectiveToys(toys, overlap));
  const most = Math.round(1 / (overlap * overlap));
  const pool = Math.ceil(expected * Math.sqrt(toys - 1));
  const highest = highestLimit(overlap);
  const ceiling = highest > 0 ? `can show at most Z ≈ ${shortNumber(highest, 2)}` : 'show nothing about Z';
  return [
    `${toys} toys of ${events} events from a pool of ${rows} are worth ${worth} independent ones`,
    `however many, they are worth at most ${most}, and alone ${ceiling}`,
    `a pool of ${pool} events (${poolAdvice(rows, pool, holdout)}) would make ${toys} toys worth half their number; fewer toys are not better`,
  ].join('; ');
}

function poolAdvice(rows: number, needed: number, holdout: number | null): string {
  if (holdout === null) return 'a larger --toy-pool';
  // Rounded up to a twentieth.
  const share = Math.ceil(((20 * holdout) / rows) * needed) / 20;
  const others = 'a larger reference, or --toy-pool FILE';
  return share <= LARGE_HOLDOUT ? `--holdout ${share}, ${others}` : others;
}
