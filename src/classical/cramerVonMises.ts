import type { ClassicalTest } from './classicalTest.js';
import { middleOf, sortedFeature, type WeightedLaw } from './weightedLaw.js';

/**
 * W² = 1/(12 N_D) + Σ (F_R(xᵢ) − (2i − 1)/(2 N_D))², N_D ∫ (F_D − F_R)² dF_R for a continuous law (Anderson and Darling
 * 1952); without events 0. At a step of F_R its middle counts.
 */
export function cramerVonMises(law: WeightedLaw): ClassicalTest {
  return {
    name: 'cvm',
    title: 'Cramér–von Mises',
    detail: '',
    kind: 'shape',
    discrete: false,
    statistic: (sample) => {
      const probabilities = middleOf(law, sortedFeature(sample, 0));
      const n = probabilities.length;
      if (n === 0) return 0;
      let sum = 1 / (12 * n);
      for (let i = 0; i < n; i++) {
        const difference = probabilities[i] - (2 * i + 1) / (2 * n);
        sum += difference * difference;
      }
      return sum;
    },
  };
}
