import { firstNotBelow } from '../numeric/index.js';
import { quantileOf, type WeightedLaw } from './weightedLaw.js';

/** Bins of one feature that cover the whole line. */
export interface Binning {
  readonly bins: number;
  /** 0 to `bins` − 1, rising with x. */
  readonly binOf: (x: number) => number;
}

/** What the range of bins of equal width leaves on each side. */
const OUTSIDE = 0.0005;

/**
 * Bins of equal width over the central 99.9 % of the reference, so that one far event does not set their width, and one
 * bin on each side for what lies outside.
 */
export function equalWidths(law: WeightedLaw, bins: number): Binning {
  const low = quantileOf(law, OUTSIDE);
  const high = quantileOf(law, 1 - OUTSIDE);
  // A range of no width is one bin, and all else outside.
  const scale = high > low ? bins / (high - low) : 0;
  return {
    bins: bins + 2,
    binOf: (x) => {
      if (x < low) return 0;
      return x > high ? bins + 1 : 1 + Math.min(bins - 1, Math.floor((x - low) * scale));
    },
  };
}

/** Bins of the same probability under the reference. */
export function equalProbabilities(law: WeightedLaw, bins: number): Binning {
  const ends = Float64Array.from({ length: bins - 1 }, (_, i) => quantileOf(law, (i + 1) / bins));
  return {
    bins,
    binOf: (x) => firstNotBelow(ends, x),
  };
}
