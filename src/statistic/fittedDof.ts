import { digamma, findRoot, LN2, log } from '../numeric/index.js';

/**
 * The degrees of freedom of the χ² law of largest likelihood: ψ(dof/2) = mean ln(t/2).
 *
 * @returns null where there is none: no value, or a value that is not above 0
 */
export function fittedDof(values: ArrayLike<number>): number | null {
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    if (!(values[i] > 0)) return null;
    sum += log(values[i]) - LN2;
  }
  if (values.length === 0) return null;
  const target = sum / values.length;
  // ψ rises from −∞ to ∞: doubling and halving bracket the root.
  let high = 1;
  while (digamma(high) < target) high *= 2;
  let low = high / 2;
  while (digamma(low) > target) low /= 2;
  return 2 * findRoot((x) => digamma(x) - target, low, high);
}
