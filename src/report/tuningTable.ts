import type { Tuning } from '../setup/index.js';
import { countOfToys, LEAST_SHOWN_KS } from '../statistic/index.js';
import { shortNumber, shortProbability } from '../text/index.js';
import { alignedRows } from './alignedRows.js';

/**
 * The short table at the end of a tuning: the clip, the toys of search and test, and what the fresh toys say of χ².
 *
 * @example
 * const { result: tuning } = await tuneClip({ reference: 'sm.arrow', expected: 2000 });
 * process.stdout.write(tuningTable(tuning));
 */
export function tuningTable(tuning: Tuning): string {
  const { beyond, dof, freeChi2, gamma, sample, slope } = tuning;
  const ratio = tuning.varianceT / (2 * dof);
  return alignedRows([
    ['N_ref', `${sample.reference}`],
    ['N(R)', `${shortNumber(sample.expected, 6)}${tuning.conditions.shapeOnly ? ' (shape only)' : ''}`],
    ['clip W', `${tuning.clip} ± ${shortNumber(tuning.clipError, 2)} on ${tuning.scope}`],
    ['degrees of freedom', `${dof}`],
    [
      'search',
      `${tuning.searchFits} fits, ${countOfToys(tuning.searchToys)} at the root; mean t rises by ${shortNumber(slope)} per unit of W`,
    ],
    ['fresh toys', `${tuning.toys}${worth(tuning)}`],
    ['mean t', `${shortNumber(tuning.meanT, 4)} ± ${shortNumber(tuning.meanError, 2)}`],
    ['variance / 2 dof', `${shortNumber(ratio)} ± ${shortNumber(tuning.varianceError / (2 * dof), 2)}`],
    ['KS p', shortProbability(tuning.ksPvalue, 3, LEAST_SHOWN_KS)],
    [
      'beyond Z',
      beyond.map(({ z, observed, expected }) => `${z}: ${observed} (χ² ${shortNumber(expected)})`).join(', '),
    ],
    [
      'gamma law',
      gamma === null ? 'none' : `shape ${shortNumber(gamma.shape)}, scale ${shortNumber(gamma.scale)}`,
    ],
    [
      'best χ²',
      freeChi2 === null
        ? 'none'
        : `${shortNumber(freeChi2.dof)} degrees of freedom, p ${shortProbability(freeChi2.pvalue)}`,
    ],
    [
      'split to split',
      `mean t varies by about ${shortNumber(sample.splitError, 2)}, W by ${shortNumber(sample.splitError / slope, 2)}`,
    ],
    ['accepted', tuning.accepted ? 'yes' : `no: ${tuning.problems.join('; ')}`],
    ['seconds', shortNumber(tuning.seconds)],
  ]);
}

function worth({ toys, effective, failed }: Tuning): string {
  const lost = failed === 0 ? '' : `, ${failed} failed`;
  return toys - failed - effective < 0.5 ? lost : `, worth ${Math.floor(effective)}${lost}`;
}
