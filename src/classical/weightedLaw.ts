import { firstAbove, firstNotBelow } from '../numeric/index.js';
import type { ClassicalReference, ClassicalSample } from './classicalTest.js';

/** The empirical law of one feature of the reference, weights included. */
export interface WeightedLaw {
  /** In ascending order. */
  readonly values: Float64Array;
  /** The share of the weight before each value, and 1 at the end: one number more than values. */
  readonly before: Float64Array;
  /** N_eff = (Σw)²/Σw². */
  readonly effective: number;
}

/** The empirical law of feature `k`. */
export function weightedLaw({ rows, columns, weights }: ClassicalReference, k: number): WeightedLaw {
  const column = columns[k];
  const values = sortedFeature({ rows, columns }, k);
  // Each weight goes to the first place of its value: cheaper than a sort of pairs.
  const weightAt = new Float64Array(rows);
  let total = 0;
  let squares = 0;
  for (let row = 0; row < rows; row++) {
    const weight = weights?.[row] ?? 1;
    weightAt[firstNotBelow(values, column[row])] += weight;
    total += weight;
    squares += weight * weight;
  }
  const before = new Float64Array(rows + 1);
  let sum = 0;
  for (let i = 0; i < rows; i++) {
    before[i] = sum / total;
    sum += weightAt[i];
  }
  before[rows] = 1;
  return { values, before, effective: (total * total) / squares };
}

/** Feature `k` of a sample in ascending order. */
export function sortedFeature({ rows, columns }: ClassicalSample, k: number): Float64Array {
  return Float64Array.from(columns[k].subarray(0, rows)).sort();
}

/** P(X < x) and P(X ≤ x) under the reference, for each of the sorted values of a sample. */
export function probabilitiesOf(
  { values, before }: WeightedLaw,
  sorted: Float64Array,
): { readonly below: Float64Array; readonly upTo: Float64Array } {
  const below = new Float64Array(sorted.length);
  const upTo = new Float64Array(sorted.length);
  let first = 0;
  for (let i = 0; i < sorted.length; i++) {
    first = firstNotBelow(values, sorted[i], first);
    below[i] = before[first];
    // Most values of a sample are none of the reference: then there is nothing to search.
    upTo[i] = values[first] === sorted[i] ? before[firstAbove(values, sorted[i], first)] : below[i];
  }
  return { below, upTo };
}

/** (P(X < x) + P(X ≤ x))/2: where no value of the reference equals x, just P(X ≤ x). */
export function middleOf(law: WeightedLaw, sorted: Float64Array): Float64Array {
  const { below, upTo } = probabilitiesOf(law, sorted);
  return below.map((p, i) => (p + upTo[i]) / 2);
}

/** The least value v of the reference with P(X ≤ v) at or above a share. */
export function quantileOf({ values, before }: WeightedLaw, share: number): number {
  return values[firstNotBelow(before, share, 1) - 1];
}
