import type { ClipScope } from '../network/index.js';
import type { ClipSource } from '../setup/index.js';
import type { EmpiricalZ, PowerEstimate, Threshold } from '../statistic/index.js';

/** Three quantiles of toys: 16, 50 and 84 %. */
export interface Quantiles<T> {
  readonly low: T;
  readonly median: T;
  readonly high: T;
}

/** A threshold of null toys, and what is known of its size besides. */
export interface SizedThreshold extends Threshold {
  /** The probability beyond it by the law of the statistic, where that is known: Poisson, of the counting test; else null. */
  readonly exactSize: number | null;
}

/** A statistic, calibrated by null toys. */
export interface StatisticPower {
  /** `t` for the network; else that of a classical test: `ks`, `ks+rate`, `chi2-20`. */
  readonly name: string;
  readonly title: string;
  /** How it was set up: cells, model, split. */
  readonly detail: string;
  /** What it can see: the shape at fixed N_D, the rate alone, or both. */
  readonly kind: 'shape' | 'rate' | 'both';
  /** Whether ties make its actual size differ from α: `size` is the share of the very null toys that set the threshold. */
  readonly discrete: boolean;
  /** One for each level; null where α n_null < 10: not resolved. */
  readonly thresholds: readonly (SizedThreshold | null)[];
  /** One for each yield. */
  readonly points: readonly {
    /** Z of toys with signal. */
    readonly z: Quantiles<EmpiricalZ>;
    /** P(Z > Zα), one for each level. */
    readonly power: readonly (PowerEstimate | null)[];
  }[];
}

/** What is known without toys: by χ², or by the known signal. */
export interface LawPower {
  readonly z: Quantiles<number>;
  /** P(Z > Zα), one for each level. */
  readonly power: readonly Pick<PowerEstimate, 'value' | 'low' | 'high'>[];
}

/** The content of power.json. No number in it is infinite or NaN; null stands for what cannot be said. */
export interface Power {
  readonly schema: 'nplm/power/1';
  readonly signal: {
    /** A benchmark's signal, or the files. */
    readonly name: string;
    /** Unweighted events that signal is drawn from; null for an exact law. */
    readonly pool: number | null;
    /** Whether the number of signal events fluctuates. */
    readonly fluctuates: boolean;
  };
  /** The levels: α = 1 − Φ(Zα). */
  readonly levels: readonly { readonly z: number; readonly alpha: number }[];
  readonly null: {
    /** Null toys; failed ones count as beyond every threshold. */
    readonly toys: number;
    readonly effective: number;
    readonly failed: number;
    readonly meanT: number | null;
    readonly meanError: number | null;
    /** Kolmogorov–Smirnov test of their t against χ²_dof. */
    readonly ksPvalue: number | null;
    /** Whether they contradict χ²_dof, by KS test, mean or variance: then what `chi2` says is wrong. `warnings` say how. */
    readonly contradictsChi2: boolean;
    /** The entry of the cache that they were shared through, and how many came from it. */
    readonly cache: { readonly entry: string; readonly taken: number } | null;
  };
  readonly points: readonly {
    /** N(S). */
    readonly yield: number;
    /** Expected events of the reference beside it. */
    readonly background: number;
    readonly toys: number;
    /** How many independent toys they are worth, where they share a pool. */
    readonly effective: number;
    /** Fits that failed: never counted as found. */
    readonly failed: number;
    readonly t: Quantiles<number> | null;
    readonly meanEvents: number;
  }[];
  /** The network first. */
  readonly statistics: readonly StatisticPower[];
  /** t extrapolated by χ²_dof, one for each yield: right only if t follows it, see `null.contradictsChi2`. */
  readonly chi2: readonly (LawPower | null)[];
  /** The likelihood ratio of the known signal, which no test exceeds, or the median of templates; null where neither is known, see `noIdeal`. */
  readonly ideal: {
    /** `exact`: its law by a compound-Poisson sum; `asimov`: the median of binned templates. */
    readonly kind: 'exact' | 'asimov';
    readonly detail: string;
    /** One for each yield; null for a yield of 0. */
    readonly points: readonly (LawPower | { readonly median: number } | null)[];
  } | null;
  /** Why there is no ideal; null where there is one. */
  readonly noIdeal: string | null;
  readonly dof: number;
  readonly network: readonly number[];
  readonly clip: {
    readonly bound: number;
    readonly scope: ClipScope;
    readonly from: ClipSource['from'];
    readonly tuning: ClipSource['tuning'];
  };
  readonly sample: {
    /** N_ref, events of the fit reference. */
    readonly reference: number;
    readonly effectiveReference: number;
    /** N(R). */
    readonly expected: number;
    readonly shapeOnly: boolean;
    readonly features: readonly string[];
    /** M, the events that toys are drawn from; null for an exact law. */
    readonly pool: number | null;
    /** ρ = N(R)/M. */
    readonly overlap: number;
  };
  readonly warnings: readonly string[];
  readonly seed: number;
  readonly versions: Readonly<Record<string, string>>;
  /** Wall-clock seconds over all calls, figures not included. */
  readonly seconds: number;
}
