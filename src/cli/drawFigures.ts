import type { DrawnFile, FigureInput, Result } from '../run/index.js';
import { binFeature, renderFigures, type NamedFigure } from '../report/index.js';

/** The figures of a run as files, one after the other: each as SVG, PNG and PDF. */
export async function* drawFigures(input: FigureInput): AsyncGenerator<DrawnFile> {
  for await (const { name, svg, png, pdf } of renderFigures(figuresOf(input))) {
    yield { name: `${name}.svg`, bytes: new TextEncoder().encode(svg) };
    yield { name: `${name}.png`, bytes: png };
    yield { name: `${name}.pdf`, bytes: pdf };
  }
}

/** The t distribution, every feature, and for one feature the learnt log ratio. */
export function figuresOf({ result, toys, features, weights, ratio, learnt }: FigureInput): NamedFigure[] {
  const { statistic, toys: summary, sample } = result;
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
        note: `${summary.count} toys, *N*(R) = ${short(sample.expected, 6)}`,
      },
    },
    ...features.map(({ feature, reference, data }) => ({
      name: `feature-${feature}`,
      figure: binFeature({ feature, reference, weights, data, ...(ratio === null ? {} : { ratio }) }),
    })),
  ];
  if (learnt === null) return figures;
  const [{ feature, data }] = features;
  return [
    ...figures,
    { name: 'log-ratio', figure: { kind: 'logRatio', feature, ...learnt, data: [...data] } },
  ];
}

function headlineOf({ pvalue, significance: { z, from } }: Result): string[] {
  const p = pvalue.empirical ?? pvalue.chi2;
  const source = { toys: 'toys', chi2: '*χ*^{2}', limit: '95 % limit' };
  return [
    ...(p === null ? [] : [`*p* = ${short(p)}`]),
    ...(z === null || from === null
      ? []
      : [`*Z* ${from === 'limit' ? '>' : '='} ${short(z)} (${source[from]})`]),
  ];
}

function short(x: number, digits = 2): string {
  return String(Number(x.toPrecision(digits)));
}
