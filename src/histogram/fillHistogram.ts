import { firstAbove } from '../numeric/index.js';
import type { Values } from './histogramEdges.js';

/** Sums of weights and of their squares in each bin, and what fell outside. */
export interface Histogram {
  readonly sum: readonly number[];
  readonly sumw2: readonly number[];
  /** Sums of weights below the first and above the last edge. */
  readonly below: number;
  readonly above: number;
}

/**
 * Fills a histogram. A bin holds its lower edge, the last one both. Values or weights that are not finite are passed
 * over.
 *
 * @param weights - one a value, each 1 if absent
 * @param factor - a second weight a value, such as e^f
 */
export function fillHistogram(
  values: Values,
  edges: readonly number[],
  weights?: Values,
  factor?: Values,
): Histogram {
  const bins = Math.max(0, edges.length - 1);
  const sum = new Array<number>(bins).fill(0);
  const sumw2 = new Array<number>(bins).fill(0);
  const [first, last] = [edges[0], edges[bins]];
  let [below, above] = [0, 0];
  for (let index = 0; index < values.length; index++) {
    const value = values[index];
    const weight = (weights?.[index] ?? 1) * (factor?.[index] ?? 1);
    if (!Number.isFinite(value) || !Number.isFinite(weight)) continue;
    if (value < first) below += weight;
    else if (value > last) above += weight;
    else {
      const bin = Math.min(firstAbove(edges, value), bins) - 1;
      sum[bin] += weight;
      sumw2[bin] += weight * weight;
    }
  }
  return { sum, sumw2, below, above };
}
