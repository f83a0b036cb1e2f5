import { Fault } from '../fault/index.js';
import type { Stream } from '../random/index.js';
import { andersonDarling } from './andersonDarling.js';
import { binnedTests } from './binnedTests.js';
import type { ClassicalReference, ClassicalTest } from './classicalTest.js';
import { classifierTest } from './classifierTest.js';
import { countingTest } from './countingTest.js';
import { cramerVonMises } from './cramerVonMises.js';
import { energyDistance } from './energyDistance.js';
import { kolmogorovDistance } from './kolmogorovDistance.js';
import { kdTests, testTree } from './kdTests.js';
import { marginalKolmogorov } from './marginalKolmogorov.js';
import { referenceScale } from './referenceScale.js';
import { weightedLaw } from './weightedLaw.js';

/**
 * The two-sample and goodness-of-fit tests that suit the features, made ready for one fit reference.
 *
 * - One feature: `ks`, `cvm`, `ad`, `chi2-10`, `chi2-20`, `chi2-50`, `chi2-100`, `chi2-quantile-20`.
 * - Several: `marginal-ks`, `kd-16`, `kd-64`, `kd-256`, `energy`, `c2st`.
 * - `count` wherever the rate is known.
 *
 * Binnings and cells that N(R) is too small for are left out. The reference is taken as the law: that it is finite
 * itself is in the null toys too, which calibrate every statistic.
 *
 * @param reference - events of the fit reference, on the scale of the samples
 * @param stream - draws the events that stand for the reference in `energy` and `c2st`
 * @throws Fault `internal` if the weights have no positive sum, or N(R) is not above 0
 * @example
 * const x = Float64Array.from({ length: 20_000 }, (_, i) => i / 20_000);
 * const reference = { rows: x.length, columns: [x], expected: 200, shapeOnly: false };
 * const [ks] = classicalTests(reference, new Stream(1, purposes.classical, 0));
 * ks.statistic({ rows: 2, columns: [Float64Array.of(0.1, 0.2)] }, () => 0.5); // 1.13 = √2 · 0.8
 */
export function classicalTests(reference: ClassicalReference, stream: Stream): ClassicalTest[] {
  check(reference);
  const tests = reference.columns.length === 1 ? ofOneFeature(reference) : ofSeveral(reference, stream);
  return reference.shapeOnly ? tests : [...tests, countingTest(reference.expected)];
}

function ofOneFeature(reference: ClassicalReference): ClassicalTest[] {
  const law = weightedLaw(reference, 0);
  return [kolmogorovDistance(law), cramerVonMises(law), andersonDarling(law), ...binnedTests(law, reference)];
}

function ofSeveral(reference: ClassicalReference, stream: Stream): ClassicalTest[] {
  const scale = referenceScale(reference);
  const tree = testTree(reference, scale);
  return [
    marginalKolmogorov(reference),
    ...kdTests(reference, tree),
    energyDistance(reference, scale, tree, stream),
    classifierTest(reference, scale, stream),
  ];
}

function check({ rows, weights, expected }: ClassicalReference): void {
  let total = 0;
  for (let row = 0; row < rows; row++) total += weights?.[row] ?? 1;
  if (!(total > 0)) throw new Fault('internal', { what: `a fit reference whose weights add up to ${total}` });
  if (!(expected > 0)) throw new Fault('internal', { what: `classical tests of N(R) = ${expected}` });
}
