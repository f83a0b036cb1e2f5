import type { Sample } from './sample.js';

/** Σw, the number of events where there are no weights. */
export function sumOfWeights({ weights, rows }: Sample): number {
  if (weights === undefined) return rows;
  let sum = 0;
  for (const weight of weights) sum += weight;
  return sum;
}

/**
 * The number of unweighted events with the same relative fluctuation of the yield: (Σw)² / Σw².
 *
 * @param weights - of either sign
 */
export function effectiveSize(weights: Float64Array): number {
  let sum = 0;
  let squares = 0;
  for (const weight of weights) {
    sum += weight;
    squares += weight * weight;
  }
  return squares === 0 ? 0 : (sum * sum) / squares;
}

/** The events of negative weight: how many, and their share of Σ|w|. */
export function negativeWeights({ weights = new Float64Array() }: Sample): {
  readonly count: number;
  readonly share: number;
} {
  let count = 0;
  let negative = 0;
  let all = 0;
  // In units of the largest, no sum leaves the range of doubles.
  const largest = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
  for (const weight of weights) {
    all += Math.abs(weight) / largest;
    if (weight >= 0) continue;
    count++;
    negative -= weight / largest;
  }
  return { count, share: count === 0 ? 0 : negative / all };
}

/**
 * The same events with weights that sum to `total`; an unweighted sample gets equal weights.
 *
 * @param sample - with Σw > 0
 * @param total - the expected yield N(R)
 */
export function rescaleWeights(sample: Sample, total: number): Sample & { readonly weights: Float64Array } {
  const factor = total / sumOfWeights(sample);
  const weights =
    sample.weights?.map((weight) => weight * factor) ?? new Float64Array(sample.rows).fill(factor);
  return { ...sample, weights };
}
