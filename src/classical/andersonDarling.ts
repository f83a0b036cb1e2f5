import { log } from '../numeric/index.js';
import type { ClassicalTest } from './classicalTest.js';
import { probabilityTest } from './probabilityTest.js';
import type { WeightedLaw } from './weightedLaw.js';

/**
 * A² = −N_D − Σ (2i − 1) [ln F_R(xᵢ) + ln(1 − F_R(x_{N_D+1−i}))]/N_D, N_D ∫ (F_D − F_R)²/(F_R (1 − F_R)) dF_R for a
 * continuous law (Anderson and Darling 1954).
 *
 * An event beyond the reference has F_R = 0 or 1 and would make A² infinite. F_R is held between p and 1 − p with
 * p = 1/(2 N_eff): what the reference cannot tell from 0 by half an event.
 */
export function andersonDarling(law: WeightedLaw): ClassicalTest {
  const least = 1 / (2 * law.effective);
  return probabilityTest(law, { name: 'ad', title: 'Anderson–Darling' }, (probabilities) => {
    const n = probabilities.length;
    let sum = 0;
    for (let i = 0; i < n; i++) {
      const p = Math.min(Math.max(probabilities[i], least), 1 - least);
      // The weights 2i − 1 and 2(N_D + 1 − i) − 1 of the two logarithms of one event, i from 0 here.
      sum += (2 * i + 1) * log(p) + (2 * (n - i) - 1) * log(1 - p);
    }
    return -n - sum / n;
  });
}
