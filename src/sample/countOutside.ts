import type { Sample } from './sample.js';

/** The data events beyond the range that a feature has in the reference. */
export interface Outside {
  readonly feature: string;
  readonly count: number;
  /** The least and the largest value in the reference. */
  readonly range: readonly [low: number, high: number];
}

/**
 * Counts the data events that lie outside the range of the reference, feature by feature: many of them are a sign of
 * other units, or of a column that is no feature.
 *
 * @param data - events with the same features as `reference`
 * @param reference - at least one event
 */
export function countOutside(data: Sample, reference: Sample): Outside[] {
  return data.features.map((feature, i) => {
    let [low, high] = [Infinity, -Infinity];
    for (const value of reference.columns[i]) {
      if (value < low) low = value;
      if (value > high) high = value;
    }
    let count = 0;
    for (const value of data.columns[i]) if (value < low || value > high) count++;
    return { feature, count, range: [low, high] };
  });
}
