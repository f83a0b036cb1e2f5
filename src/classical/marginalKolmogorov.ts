import type { ClassicalReference, ClassicalTest } from './classicalTest.js';
import { rootDistance } from './kolmogorovDistance.js';
import { sortedFeature, weightedLaw } from './weightedLaw.js';

/** The largest Kolmogorov–Smirnov statistic of a single feature: what histograms of the features alone would show. */
export function marginalKolmogorov(reference: ClassicalReference): ClassicalTest {
  const laws = reference.columns.map((_, k) => weightedLaw(reference, k));
  return {
    name: 'marginal-ks',
    title: 'largest marginal Kolmogorov–Smirnov',
    detail: '',
    kind: 'shape',
    discrete: false,
    statistic: (sample) => {
      let largest = 0;
      laws.forEach((law, k) => (largest = Math.max(largest, rootDistance(law, sortedFeature(sample, k)))));
      return largest;
    },
  };
}
