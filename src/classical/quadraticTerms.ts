/** Products of different features are left out beyond so many features: then there would be over a hundred terms. */
const MOST_FEATURES_WITH_PRODUCTS = 12;

/** A feature counts as at most so many standard deviations from the mean: its square would rule the fit. */
const FARTHEST = 5;

/** How many terms {@link quadraticTerms} makes of an event. */
export function countQuadraticTerms(features: number): number {
  return hasProducts(features) ? 1 + features + (features * (features + 1)) / 2 : 1 + 2 * features;
}

/**
 * 1, x, x² and xᵢ xⱼ of each event, with √½ (x² − 1) in place of x²: what has deviation 1 for independent normal
 * features.
 *
 * @param events - event after event, `features` numbers each, in standard deviations
 */
export function quadraticTerms(events: Float64Array, features: number): Float64Array {
  const size = countQuadraticTerms(features);
  const count = events.length / features;
  const terms = new Float64Array(count * size);
  const x = new Float64Array(features);
  const half = Math.sqrt(0.5);
  for (let i = 0, at = 0; i < count; i++) {
    terms[at++] = 1;
    for (let k = 0; k < features; k++) {
      x[k] = Math.min(Math.max(events[i * features + k], -FARTHEST), FARTHEST);
      terms[at++] = x[k];
      terms[at++] = half * (x[k] * x[k] - 1);
    }
    if (!hasProducts(features)) continue;
    for (let k = 1; k < features; k++) for (let j = 0; j < k; j++) terms[at++] = x[k] * x[j];
  }
  return terms;
}

/** What the terms are, for documents. */
export function describeQuadraticTerms(features: number): string {
  return hasProducts(features) ? 'x, x² and products' : 'x and x²';
}

function hasProducts(features: number): boolean {
  return features <= MOST_FEATURES_WITH_PRODUCTS;
}
