import type { ClassicalTest } from './classicalTest.js';
import { middleOf, sortedFeature, type WeightedLaw } from './weightedLaw.js';

/**
 * A test of one feature by the probabilities F_R(xᵢ) of its events alone, which are uniform where the reference holds. At
 * a step of F_R its middle counts. Without events the statistic is 0.
 *
 * @param statistic - of the probabilities in ascending order, one or more
 */
export function probabilityTest(
  law: WeightedLaw,
  { name, title }: Pick<ClassicalTest, 'name' | 'title'>,
  statistic: (probabilities: Float64Array) => number,
): ClassicalTest {
  return {
    name,
    title,
    detail: '',
    kind: 'shape',
    discrete: false,
    statistic: (sample) => {
      const probabilities = middleOf(law, sortedFeature(sample, 0));
      return probabilities.length === 0 ? 0 : statistic(probabilities);
    },
  };
}
