import type { ClassicalTest } from './classicalTest.js';
import { probabilitiesOf, sortedFeature, type WeightedLaw } from './weightedLaw.js';

/** √N_D sup |F_D − F_R|, the Kolmogorov–Smirnov statistic; without events 0. */
export function kolmogorovDistance(law: WeightedLaw): ClassicalTest {
  return {
    name: 'ks',
    title: 'Kolmogorov–Smirnov',
    detail: '',
    kind: 'shape',
    discrete: false,
    statistic: (sample) => rootDistance(law, sortedFeature(sample, 0)),
  };
}

/** √N sup |F_N − F_R| of N sorted values: both laws are steps, and the largest distance is at a step of F_N. */
export function rootDistance(law: WeightedLaw, sorted: Float64Array): number {
  const n = sorted.length;
  const { below, upTo } = probabilitiesOf(law, sorted);
  let distance = 0;
  for (let i = 0; i < n; i++) distance = Math.max(distance, below[i] - i / n, (i + 1) / n - upTo[i]);
  return Math.sqrt(n) * distance;
}
