import { cholesky } from '../fit/index.js';
import { exp } from '../numeric/index.js';

const STEPS = 15;

/** The prior on every coefficient but the constant: normal, of deviation 1. */
const RIDGE = 1;

/** Σ φφᵀ/n of the terms of n events, the lower triangle in rows of `size`. */
export function meanSquares(terms: Float64Array, size: number): Float64Array {
  const n = terms.length / size;
  const squares = new Float64Array(size * size);
  for (let at = 0; at < terms.length; at += size) {
    for (let i = 0; i < size; i++) {
      const factor = terms[at + i] / n;
      const row = i * size;
      for (let j = 0; j <= i; j++) squares[row + j] += factor * terms[at + j];
    }
  }
  return squares;
}

/** Terms of events, and their `meanSquares`. */
interface LogisticSample {
  readonly terms: Float64Array;
  readonly squares: Float64Array;
}

/**
 * Logistic regression of data (1) against reference (0), where the reference weighs as much as the data, with a ridge:
 * 15 steps of Newton's method with the bound ¼ Σφφᵀ for the curvature, one decomposition for all (Böhning and Lindsay
 * 1988, "Monotonicity of quadratic-approximation algorithms"). The likelihood rises at each step.
 *
 * @param data - at least one event
 * @param size - terms of an event, the first of them 1
 * @returns a coefficient a term
 */
export function logisticFit(data: LogisticSample, reference: LogisticSample, size: number): Float64Array {
  const n = data.terms.length / size;
  const curvature = new Float64Array(size * size);
  for (let i = 0; i < curvature.length; i++) {
    curvature[i] = (n / 4) * (data.squares[i] + reference.squares[i]);
  }
  for (let i = 1; i < size; i++) curvature[i * size + i] += RIDGE;
  const coefficients = new Float64Array(size);
  // With the ridge and the constant it is positive definite.
  if (!cholesky(curvature, size, size)) return coefficients;
  const gradient = new Float64Array(size);
  for (let step = 0; step < STEPS; step++) {
    for (let i = 0; i < size; i++) gradient[i] = i === 0 ? 0 : -RIDGE * coefficients[i];
    addGradient(gradient, data.terms, coefficients, 1, 1);
    addGradient(gradient, reference.terms, coefficients, 0, (n * size) / reference.terms.length);
    solve(curvature, gradient);
    for (let i = 0; i < size; i++) coefficients[i] += gradient[i];
  }
  return coefficients;
}

/** The linear score of each event. */
export function scoresOf(terms: Float64Array, coefficients: Float64Array): Float64Array {
  const size = coefficients.length;
  const scores = new Float64Array(terms.length / size);
  for (let event = 0; event < scores.length; event++)
    scores[event] = score(terms, event * size, coefficients);
  return scores;
}

function score(terms: Float64Array, at: number, coefficients: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < coefficients.length; i++) sum += coefficients[i] * terms[at + i];
  return sum;
}

/** Adds Σ weight (label − 1/(1 + e^−score)) φ. */
function addGradient(
  gradient: Float64Array,
  terms: Float64Array,
  coefficients: Float64Array,
  label: number,
  weight: number,
): void {
  const size = coefficients.length;
  for (let at = 0; at < terms.length; at += size) {
    const rest = weight * (label - 1 / (1 + exp(-score(terms, at, coefficients))));
    for (let i = 0; i < size; i++) gradient[i] += rest * terms[at + i];
  }
}

/** Solves LLᵀ x = b in place of b. */
function solve(factor: Float64Array, b: Float64Array): void {
  const n = b.length;
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) b[i] -= factor[i * n + k] * b[k];
    b[i] /= factor[i * n + i];
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) b[i] -= factor[k * n + i] * b[k];
    b[i] /= factor[i * n + i];
  }
}
