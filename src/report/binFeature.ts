import type { FeatureFigure } from './figures.js';
import { fillHistogram } from './fillHistogram.js';
import { histogramEdges, type Values } from './histogramEdges.js';

/** A feature's values in both samples. */
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

/** The figure of a feature from its columns, with automatic bins. */
export function binFeature({
  feature,
  unit,
  reference,
  weights,
  ratio,
  data,
  note,
}: FeatureColumns): FeatureFigure {
  const edges = histogramEdges(reference, data);
  const expected = fillHistogram(reference, edges, weights);
  const observed = fillHistogram(data, edges);
  return {
    kind: 'feature',
    feature,
    ...(unit === undefined ? {} : { unit }),
    edges,
    data: observed.sum,
    reference: expected.sum,
    referenceSumw2: expected.sumw2,
    ...(ratio === undefined ? {} : { reweighted: fillHistogram(reference, edges, weights, ratio).sum }),
    outside: { data: observed.below + observed.above, reference: expected.below + expected.above },
    ...(note === undefined ? {} : { note }),
  };
}
