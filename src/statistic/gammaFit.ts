import { digamma, log, trigamma } from '../numeric/index.js';

/** The gamma law of density ∝ t^(shape − 1) e^(−t/scale): mean shape · scale; χ² is shape dof/2, scale 2. */
interface GammaLaw {
  readonly shape: number;
  readonly scale: number;
}

/**
 * The gamma law of largest likelihood.
 *
 * @returns null where there is none: fewer than two values, a value that is not above 0, or all values equal
 */
export function gammaFit(values: ArrayLike<number>): GammaLaw | null {
  const n = values.length;
  let sum = 0;
  let sumLog = 0;
  for (let i = 0; i < n; i++) {
    if (!(values[i] > 0)) return null;
    sum += values[i];
    sumLog += log(values[i]);
  }
  return n < 2 ? null : gammaFromMeans(sum / n, sumLog / n);
}

/**
 * The same from what the likelihood depends on: the mean and the mean logarithm. Solves ln k − ψ(k) = ln mean − mean ln
 * by Newton's method in 1/k (Minka 2002, "Estimating a gamma distribution").
 *
 * @returns null where the values hardly differ (relative spread below 5e-5)
 */
export function gammaFromMeans(mean: number, meanLog: number): GammaLaw | null {
  const s = log(mean) - meanLog;
  if (!(s > 1e-9)) return null;
  let shape = (3 - s + Math.sqrt((s - 3) * (s - 3) + 24 * s)) / (12 * s);
  for (let i = 0; i < 50; i++) {
    const miss = log(shape) - digamma(shape) - s;
    const next = 1 / (1 / shape + miss / (shape * shape * (1 / shape - trigamma(shape))));
    const step = Math.abs(next - shape);
    shape = next;
    if (step <= 1e-13 * shape) break;
  }
  return { shape, scale: mean / shape };
}
