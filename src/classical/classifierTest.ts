import { permutation, type Stream } from '../random/index.js';
import type { ClassicalReference, ClassicalTest } from './classicalTest.js';
import { logisticFit, meanSquares, scoresOf } from './logisticFit.js';
import { mannWhitney } from './mannWhitney.js';
import { countQuadraticTerms, describeQuadraticTerms, quadraticTerms } from './quadraticTerms.js';
import { standardised, type ReferenceScale } from './referenceScale.js';
import { resampledRows } from './resampledRows.js';
import { shuffledRows } from './shuffledRows.js';

/** Reference events that train, and as many that test. */
const REFERENCE_EVENTS = 4000;

/**
 * A classifier two-sample test (Friedman 2003; Lopez-Paz and Oquab 2017, "Revisiting classifier two-sample tests"):
 * a logistic regression on x, x² and products, trained on a random half of the data and up to 4,000 events of one half
 * of the reference; the statistic is the z of the Mann–Whitney count between its scores of the other half of the data
 * and of up to 4,000 events of the other half of the reference. Fewer than two data give 0.
 */
export function classifierTest(
  reference: ClassicalReference,
  scale: ReferenceScale,
  stream: Stream,
): ClassicalTest {
  const features = reference.columns.length;
  const size = countQuadraticTerms(features);
  const order = permutation(stream, reference.rows);
  // A reference of one event trains and tests.
  const middle = reference.rows >> 1;
  const [training, testing] = [order.subarray(middle), order.subarray(0, Math.max(1, middle))].map((rows) => {
    const count = Math.min(REFERENCE_EVENTS, rows.length);
    const drawn = resampledRows(rows, reference.weights, count, stream.uniform());
    return quadraticTerms(standardised(reference, scale, drawn), features);
  });
  const trained = { terms: training, squares: meanSquares(training, size) };
  return {
    name: 'c2st',
    title: 'classifier two-sample',
    detail: `logistic regression on ${describeQuadraticTerms(features)}, trained on half of the data, tested on the other half; against ${training.length / size} and ${testing.length / size} events of the reference`,
    kind: 'shape',
    discrete: false,
    statistic: (sample, uniform) => {
      if (sample.rows < 2) return 0;
      const events = standardised(sample, scale, shuffledRows(sample.rows, uniform));
      const terms = quadraticTerms(events, features);
      const half = terms.subarray(0, size * (sample.rows >> 1));
      const coefficients = logisticFit({ terms: half, squares: meanSquares(half, size) }, trained, size);
      return mannWhitney(
        scoresOf(terms.subarray(half.length), coefficients),
        scoresOf(testing, coefficients),
      );
    },
  };
}
