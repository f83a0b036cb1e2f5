import type { DrawnFile } from '../folder/index.js';
import { countOfToys } from '../statistic/index.js';
import type { TuneFigureInput } from '../tune/index.js';
import type { NamedFigure } from './figures.js';
import { pvalueText, significant } from './plot/ticks.js';
import { figureFiles } from './figureFiles.js';

/**
 * The figures of a tuning as files: mean t against the clip, and t of the fresh toys against χ². Given to `tuneClip` as
 * its hook `draw`, it fills the output folder.
 *
 * @param input - what `tuneClip` hands to its hook
 * @example
 * await tuneClip({ reference: 'sm.arrow', expected: 2000 }, { draw: drawTuneFigures });
 */
export function drawTuneFigures(input: TuneFigureInput): AsyncGenerator<DrawnFile> {
  return figureFiles(tuneFiguresOf(input));
}

function tuneFiguresOf({ tuning, t }: TuneFigureInput): NamedFigure[] {
  const { clip, clipError, dof, freeChi2, ksPvalue, sample, search, searchToys, slope, toys } = tuning;
  const yieldText = `*N*(R) = ${significant(sample.expected, 6)}`;
  return [
    {
      name: 'clip-search',
      figure: {
        kind: 'clipScan',
        search,
        clip,
        clipError,
        slope,
        dof,
        note: `${searchToys} toys at the root, ${yieldText}`,
      },
    },
    {
      name: 't-distribution',
      figure: {
        kind: 'nullDistribution',
        t,
        dof,
        tObserved: null,
        fittedDof: freeChi2?.dof ?? null,
        ksPvalue,
        headline: [
          `*W* = ${significant(clip, 4)} ± ${significant(clipError, 2)}`,
          ...(freeChi2 === null ? [] : [`*p* of the fitted law ${pvalueText(freeChi2.pvalue)}`]),
        ],
        note: `${countOfToys(toys)}, ${yieldText}`,
      },
    },
  ];
}
