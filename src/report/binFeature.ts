import type { FeatureFigure } from './figures.js';
import { fillBins, histogramEdges, type Values } from '../histogram/index.js';

/** A feature's values in both samples, in any order; values that are not finite are passed over. */
export interface FeatureColumns {
  readonly feature: string;
  readonly unit?: string;
  readonly reference: Values;
  /** Weights of the reference, scaled to the expected yield. */
  readonly weights: Values;
  /** e^f of each reference event; absent where no fit succeeded. */
  readonly ratio?: Values;
  readonly data: Values;
  readonly note?: string;
}

/**
 * The figure of a feature from its columns, with automatic bins: the range holds the data and the central 99.9 % of the
 * reference.
 *
 * @param columns - the feature's values in its own units; `reference`, `weights` and `ratio` are equally long
 * @returns plain numbers, which `renderFigures` draws
 * @example
 * const reference = [0.2, 1.1, 3.4, 0.6];
 * const figure = binFeature({ feature: 'x', reference, weights: [1, 1, 1, 1], data: [0.3, 2.2] });
 * for await (const { name, svg } of renderFigures([{ name: 'x', figure }])) writeFileSync(`${name}.svg`, svg);
 */
export function binFeature({
  feature,
  unit,
  reference,
  weights,
  ratio,
  data,
  note,
}: FeatureColumns): FeatureFigure {
  const { reweighted, ...bins } = fillBins(
    { reference, weights, data, ...(ratio === undefined ? {} : { ratio }) },
    histogramEdges(reference, data),
  );
  return {
    kind: 'feature',
    feature,
    ...(unit === undefined ? {} : { unit }),
    ...bins,
    ...(reweighted === null ? {} : { reweighted }),
    ...(note === undefined ? {} : { note }),
  };
}
