import type { Power } from '../power/index.js';
import { LEAST_SHOWN_KS } from '../statistic/index.js';
import { shortNumber, shortProbability } from '../text/index.js';

/** Longer lists of features are counted. */
const LONGEST_NAMES = 60;

/** How a study of power was made, a row a quantity: signal, samples, network, clip, null toys and their t. */
export function powerHead(power: Power): (readonly [string, string])[] {
  const { clip, dof, network, null: calibration, sample, signal } = power;
  const { meanT, meanError, ksPvalue } = calibration;
  const known = signal.pool === null ? 'exact law' : `drawn from ${signal.pool} events`;
  const worth = lost(sample.reference, sample.effectiveReference);
  return [
    ['signal', `${signal.name}, ${known}; ${signal.fluctuates ? 'Poisson about N(S)' : 'N(S) events each'}`],
    ['N_ref', `${sample.reference}${worth}`],
    ['N(R)', `${shortNumber(sample.expected, 6)}${sample.shapeOnly ? ' (shape only)' : ''}${poolOf(power)}`],
    ['network', `${network.join('-')}, ${dof} degrees of freedom, on ${featuresOf(power)}`],
    ['clip W', `${shortNumber(clip.bound, 6)} on ${clip.scope}, ${clipSource(clip)}`],
    ['null toys', `${calibration.toys}${nullState(calibration)}`],
    [
      'null t',
      meanT === null || meanError === null
        ? 'none'
        : `mean ${shortNumber(meanT, 4)} ± ${shortNumber(meanError, 2)}; against χ² KS p ${ksPvalue === null ? 'none' : shortProbability(ksPvalue, 3, LEAST_SHOWN_KS)}`,
    ],
    ['seconds', shortNumber(power.seconds)],
  ];
}

function featuresOf({ sample: { features } }: Power): string {
  const names = features.join(', ');
  return names.length <= LONGEST_NAMES ? names : `${features.length} features`;
}

function lost(count: number, effective: number): string {
  return count - effective < 0.5 ? '' : `, worth ${Math.floor(effective)}`;
}

function poolOf({ sample: { pool, overlap } }: Power): string {
  return pool === null ? '' : `, drawn from ${pool} events (N(R)/M = ${shortNumber(overlap)})`;
}

function clipSource({ from, tuning }: Power['clip']): string {
  switch (from) {
    case 'default':
      return 'the default, not tuned';
    case 'option':
      return 'as given';
    case 'benchmark':
      return 'that of the benchmark';
    case 'tuning':
      return tuning === null
        ? 'tuned'
        : `tuned to ± ${shortNumber(tuning.error, 2)}${tuning.accepted ? '' : ', not accepted'}`;
  }
}

function nullState({ toys, effective, failed, cache }: Power['null']): string {
  const worth = lost(toys - failed, effective);
  const unfit = failed === 0 ? '' : `, ${failed} failed (beyond every threshold)`;
  const source =
    cache === null
      ? '; no cache'
      : cache.taken === 0
        ? `; none from the cache, kept as ${cache.entry}`
        : `; ${cache.taken === toys ? 'all' : cache.taken} from the cache, ${cache.entry}`;
  return `${worth}${unfit}${source}`;
}
