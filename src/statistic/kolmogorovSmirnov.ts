import { Fault } from '../fault/index.js';
import { kolmogorovTail } from '../numeric/index.js';

/** Below this the asymptotic law says no more than that p is small: how p is shown, not what is stored. */
export const LEAST_SHOWN_KS = 1e-15;

/** Two-sided distance between an empirical and an assumed law, and how often chance alone exceeds it. */
interface KolmogorovSmirnov {
  readonly distance: number;
  readonly pvalue: number;
}

/**
 * The one-sample Kolmogorov–Smirnov test of values against a continuous law.
 *
 * @param values - in any order, at least one
 * @param cdf - the law, P(X ≤ x)
 * @param effective - how many independent values they are worth; their number unless they share events
 * @throws Fault `internal` without values
 */
export function kolmogorovSmirnov(
  values: ArrayLike<number>,
  cdf: (x: number) => number,
  effective = values.length,
): KolmogorovSmirnov {
  const n = values.length;
  if (n === 0) throw new Fault('internal', { what: 'Kolmogorov–Smirnov test of no values' });
  const sorted = Float64Array.from(values).sort();
  let distance = 0;
  for (let i = 0; i < n; i++) {
    const expected = cdf(sorted[i]);
    distance = Math.max(distance, expected - i / n, (i + 1) / n - expected);
  }
  return { distance, pvalue: kolmogorovTail(distance, effective) };
}
