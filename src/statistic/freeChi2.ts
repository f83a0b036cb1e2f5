import { chi2Cdf } from '../numeric/index.js';
import { gamma, type Stream } from '../random/index.js';
import { fittedDof } from './fittedDof.js';
import { kolmogorovSmirnov } from './kolmogorovSmirnov.js';

const RESAMPLES = 999;

/** The χ² law that fits best, and how well it fits. */
interface FreeChi2 {
  readonly dof: number;
  /** Kolmogorov–Smirnov distance from it. */
  readonly distance: number;
  /** How often samples of that very law, with the law fitted to each, are as far from it. */
  readonly pvalue: number;
}

/**
 * The χ² law of free degrees of freedom: fitted by the largest likelihood, tested by a parametric bootstrap, since the
 * law of the Kolmogorov–Smirnov distance is another one where a parameter was fitted to the same values.
 *
 * @param values - t of toys
 * @param effective - how many independent values they are worth: the size of the 999 samples of the bootstrap
 * @returns null where no law can be fitted: see `fittedDof`
 */
export function freeChi2(values: ArrayLike<number>, effective: number, stream: Stream): FreeChi2 | null {
  const dof = fittedDof(values);
  if (dof === null) return null;
  const { distance } = kolmogorovSmirnov(values, (x) => chi2Cdf(x, dof));
  const sample = new Float64Array(Math.max(2, Math.round(effective)));
  let beyond = 0;
  for (let r = 0; r < RESAMPLES; r++) {
    for (let i = 0; i < sample.length; i++) sample[i] = 2 * gamma(stream, dof / 2);
    // Draws are above 0.
    const own = fittedDof(sample) ?? dof;
    if (kolmogorovSmirnov(sample, (x) => chi2Cdf(x, own)).distance >= distance) beyond++;
  }
  return { dof, distance, pvalue: (beyond + 1) / (RESAMPLES + 1) };
}
