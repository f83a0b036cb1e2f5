import { fillHistogram } from './fillHistogram.js';
import type { Values } from './histogramEdges.js';

/** Data and reference in the same bins. */
export interface Bins {
  /** One more than bins, increasing. */
  readonly edges: readonly number[];
  /** Events of the data in each bin. */
  readonly data: readonly number[];
  /** Σw of the reference in each bin, scaled to the expected yield, and Σw². */
  readonly reference: readonly number[];
  readonly referenceSumw2: readonly number[];
  /** Σw e^f of the reference in each bin; null where no fit succeeded. */
  readonly reweighted: readonly number[] | null;
  /** What lies beyond the edges. */
  readonly outside: { readonly data: number; readonly reference: number };
}

/** A quantity of all events; values that are not finite are passed over. */
export interface BothSamples {
  readonly reference: Values;
  /** Weights of the reference, scaled to the expected yield. */
  readonly weights: Values;
  /** e^f of each reference event; absent where no fit succeeded. */
  readonly ratio?: Values;
  readonly data: Values;
}

/** Fills data, reference and reweighted reference into the same bins. */
export function fillBins({ reference, weights, ratio, data }: BothSamples, edges: readonly number[]): Bins {
  const expected = fillHistogram(reference, edges, weights);
  const observed = fillHistogram(data, edges);
  return {
    edges,
    data: observed.sum,
    reference: expected.sum,
    referenceSumw2: expected.sumw2,
    reweighted: ratio === undefined ? null : fillHistogram(reference, edges, weights, ratio).sum,
    outside: { data: observed.below + observed.above, reference: expected.below + expected.above },
  };
}
