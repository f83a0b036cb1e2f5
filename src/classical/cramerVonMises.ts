import type { ClassicalTest } from './classicalTest.js';
import { probabilityTest } from './probabilityTest.js';
import type { WeightedLaw } from './weightedLaw.js';

/**
 * W² = 1/(12 N_D) + Σ (F_R(xᵢ) − (2i − 1)/(2 N_D))², N_D ∫ (F_D − F_R)² dF_R for a continuous law (Anderson and Darling
 * 1952).
 */
export function cramerVonMises(law: WeightedLaw): ClassicalTest {
  return probabilityTest(law, { name: 'cvm', title: 'Cramér–von Mises' }, (probabilities) => {
    const n = probabilities.length;
    let sum = 1 / (12 * n);
    for (let i = 0; i < n; i++) {
      const difference = probabilities[i] - (2 * i + 1) / (2 * n);
      sum += difference * difference;
    }
    return sum;
  });
}
