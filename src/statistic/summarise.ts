import { chi2Cdf } from '../numeric/index.js';
import { effectiveToys } from './effectiveToys.js';
import { fittedDof } from './fittedDof.js';
import { kolmogorovSmirnov } from './kolmogorovSmirnov.js';
import { momentsOf } from './momentsOf.js';

/** What an assessment starts from. */
export interface Evidence {
  /** The observed t; null when the observed fit failed. */
  readonly t: number | null;
  /** Degrees of freedom of the χ² law. */
  readonly dof: number;
  /** t of the toys whose fit gave one, converged or not, in order of their index. */
  readonly toys: ArrayLike<number>;
  /** Toys whose fit failed: they count as toys, at or beyond t. */
  readonly failed: number;
  /** Toys that were asked for. */
  readonly asked: number;
  /** ρ = N(R)/M, the overlap of toys that share a pool; 0 for an exact law. */
  readonly rho: number;
  /** Seed of the run; the bootstrap draws from its own purpose. */
  readonly seed: number;
}

/** The toys in numbers. Failed toys are in `count` and `beyond`, not in the moments and the tests of the law. */
export interface ToySummary {
  readonly asked: number;
  /** n, failed ones included. */
  readonly count: number;
  /** How many independent toys n are worth. */
  readonly effective: number;
  readonly failed: number;
  /** k, those at or beyond the observed t, ties and failed ones included; null when the observed fit failed. */
  readonly beyond: number | null;
  readonly meanT: number | null;
  /** Standard error of meanT, by the effective number. */
  readonly meanError: number | null;
  readonly varianceT: number | null;
  readonly varianceError: number | null;
  /** Kolmogorov–Smirnov test of t against χ²_dof, by the effective number. */
  readonly ksPvalue: number | null;
  /** Degrees of freedom of the χ² law that fits the toys best; null when a toy has t = 0. */
  readonly fittedDof: number | null;
}

/** Counts the toys beyond t and measures the law they follow. */
export function summarise({ t, dof, toys, failed, asked, rho }: Evidence): ToySummary {
  let beyond = failed;
  if (t !== null) for (let i = 0; i < toys.length; i++) if (toys[i] >= t) beyond++;
  // The law is tested on the toys that have a t.
  const effective = effectiveToys(toys.length, rho);
  const moments = momentsOf(toys, effective);
  const ks = toys.length > 0 ? kolmogorovSmirnov(toys, (x) => chi2Cdf(x, dof), effective) : null;
  return {
    asked,
    count: toys.length + failed,
    effective: effectiveToys(toys.length + failed, rho),
    failed,
    beyond: t === null ? null : beyond,
    meanT: moments.mean,
    meanError: moments.meanError,
    varianceT: moments.variance,
    varianceError: moments.varianceError,
    ksPvalue: ks === null ? null : ks.pvalue,
    fittedDof: fittedDof(toys),
  };
}
