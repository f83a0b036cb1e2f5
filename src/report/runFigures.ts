import type { DrawnFile } from '../folder/index.js';
import type { Bins } from '../histogram/index.js';
import type { FigureInput, Result } from '../run/index.js';
import { countOfToys } from '../statistic/index.js';
import { figureFiles } from './figureFiles.js';
import type { FeatureFigure, NamedFigure } from './figures.js';
import { pvalueText, significant } from './plot/ticks.js';
import { shownFeatures } from './shownFeatures.js';

/**
 * The figures of a run as files, one after the other: each as SVG, PNG and PDF. Given to `runAnalysis` as its hook
 * `draw`, it fills the output folder.
 *
 * @param input - what `runAnalysis` hands to its hook
 * @example
 * await runAnalysis({ reference: 'sm.arrow', data: 'obs.arrow' }, { draw: drawFigures });
 */
export function drawFigures(input: FigureInput): AsyncGenerator<DrawnFile> {
  return figureFiles(figuresOf(input));
}

/**
 * Which figures a run has: the t distribution, every feature (of many, the 40 whose data differ most from the reference
 * in their bins), and for one feature the learnt log ratio.
 *
 * @param input - what `runAnalysis` hands to its hook `draw`
 * @returns plain numbers: they survive JSON, and `renderFigures` draws them
 * @example
 * // As SVG alone, instead of drawFigures:
 * async function* draw(input: FigureInput) {
 *   for await (const { name, svg } of renderFigures(figuresOf(input))) {
 *     yield { name: `${name}.svg`, bytes: new TextEncoder().encode(svg) };
 *   }
 * }
 * await runAnalysis({ reference: 'sm.arrow', data: 'obs.arrow' }, { draw });
 */
export function figuresOf({ result, toys, histograms, learnt }: FigureInput): NamedFigure[] {
  const { statistic, toys: summary } = result;
  const features = histograms.columns.filter(({ feature }) => feature);
  const figures: NamedFigure[] = [
    {
      name: 't-distribution',
      figure: {
        kind: 'nullDistribution',
        t: toys,
        dof: statistic.dof,
        tObserved: statistic.t,
        fittedDof: summary.fittedDof,
        ksPvalue: summary.ksPvalue,
        headline: headlineOf(result),
        note: noteOf(result),
      },
    },
    ...shownFeatures(
      features.map(({ name, unit, linear }) => ({
        name: `feature-${name}`,
        figure: featureFigureOf(quantityOf(name, unit), linear, samplesOf(result)),
      })),
    ),
  ];
  if (learnt === null) return figures;
  const [{ name, unit }] = features;
  return [
    ...figures,
    {
      name: 'log-ratio',
      figure: {
        kind: 'logRatio',
        ...quantityOf(name, unit),
        ...learnt,
        note: samplesOf(result),
      },
    },
  ];
}

function featureFigureOf(
  quantity: Pick<FeatureFigure, 'feature' | 'unit'>,
  { reweighted, ...bins }: Bins,
  note: string,
): FeatureFigure {
  return { kind: 'feature', ...quantity, ...bins, ...(reweighted === null ? {} : { reweighted }), note };
}

/** A column's name and unit for axes: the unit may stand behind the name, as in `pt1 [GeV]`. */
function quantityOf(column: string, unit: string | null): { feature: string; unit?: string } {
  const [, name = column, behind = unit ?? undefined] = /^(.*\S)\s*\[([^[\]]+)\]$/.exec(column) ?? [];
  // Those of a formula only hold the letters of a name together.
  return { feature: name.replaceAll('`', ''), ...(behind === undefined ? {} : { unit: behind }) };
}

/** p and Z for the legend, each with where it comes from. */
function headlineOf(result: Result): string[] {
  const { pvalue, toys, significance, statistic } = result;
  const { empirical, chi2 } = pvalue;
  if (statistic.t === null) return ['Observed fit failed'];
  const lines: string[] = [];
  if (empirical !== null) {
    lines.push(`*p* ${pvalueText(empirical)} (${toys.beyond ?? '?'} of ${countOfToys(toys.count)})`);
  }
  if (toys.failed > 0) lines.push(`${toys.failed} of them failed`);
  if (chi2 !== null && empirical === null) lines.push(`*χ*^{2} *p* ${pvalueText(chi2)}, unproven`);
  if (chi2 !== null && significance.from === 'chi2') lines.push(`*χ*^{2} *p* ${pvalueText(chi2)}`);
  return [...lines, ...zLine(result)];
}

function zLine({ doubts, significance: { z, high, from }, toys: { beyond } }: Result): string[] {
  if (from === null) return [];
  // All toys are at or beyond t: p is 1.
  if (z === null) return high === null ? [] : [`*Z* < ${significant(high, 3)} (toys)`];
  // Few toys say nothing about Z.
  if (from === 'limit' && z <= 0 && beyond === 0) return [];
  const law = doubts.length === 0 ? 'extrapolated' : 'unproven';
  const source = { toys: '(toys)', chi2: `(*χ*^{2}, ${law})`, limit: '(95 % limit)' };
  return [`*Z* ${from === 'limit' ? '>' : '='} ${significant(z, 3)} ${source[from]}`];
}

function samplesOf({ sample: { data, expected } }: Result): string {
  return `*N*_{D} = ${data}, *N*(R) = ${significant(expected, 6)}`;
}

function noteOf({ toys: { count, failed }, sample: { expected } }: Result): string {
  const toys =
    count === 0 ? 'no toys' : count === failed ? `${countOfToys(count)}, all failed` : countOfToys(count);
  return `${toys}, *N*(R) = ${significant(expected, 6)}`;
}
