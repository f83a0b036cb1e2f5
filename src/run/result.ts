import type { ClipScope } from '../network/index.js';
import type { Scaling } from '../sample/index.js';
import type { PValue, Significance, ToySummary } from '../statistic/index.js';
import type { ClipSource, ResolvedConfig } from '../setup/index.js';

/** The content of result.json. No number in it is infinite or NaN; null stands for what cannot be said. */
export interface Result {
  readonly schema: 'nplm/result/1';
  readonly statistic: {
    /** The observed t; null if the fit failed. */
    readonly t: number | null;
    readonly dof: number;
    /** What the rate alone contributes to t. */
    readonly rate: number;
    readonly converged: boolean;
    /** Parameters on a bound of the clip. */
    readonly activeBounds: number;
    readonly starts: number;
    readonly polished: number;
    readonly evaluations: number;
  };
  readonly toys: ToySummary & {
    /** Toys that count with their t though their fit had more to gain. */
    readonly unconverged: number;
    /** M, the events that toys are drawn from; null for an exact law. */
    readonly pool: number | null;
    /** ρ = N(R)/M. */
    readonly overlap: number;
    /** By how much resampling lifts the mean of t; 0 without it. */
    readonly resampleShift: number;
    /** The entry of the cache that toys were taken from and added to, and how many were taken; null without a cache. */
    readonly cache: { readonly entry: string; readonly taken: number } | null;
  };
  readonly pvalue: PValue;
  readonly significance: Significance;
  /** What speaks against the χ² law, and so against `pvalue.chi2`; empty where the toys agree with it. */
  readonly doubts: readonly string[];
  /** Why the headline Z is of its kind. */
  readonly reasons: readonly string[];
  readonly warnings: readonly string[];
  /** The observed fit from five other start seeds; the result is the first fit, never the best. */
  readonly stability: {
    readonly t: readonly (number | null)[];
    readonly z: readonly (number | null)[];
    /** Where each Z comes from: a limit can be below the Z of a smaller t. */
    readonly from: readonly Significance['from'][];
  };
  readonly sample: {
    /** N_ref, events of the fit reference. */
    readonly reference: number;
    /** Unweighted events of the same power as the fit reference. */
    readonly effectiveReference: number;
    /** Events of negative weight in the whole reference: how many, and their share of Σ|w|. */
    readonly negativeWeights: { readonly count: number; readonly share: number };
    /** N_D. */
    readonly data: number;
    /** N(R). */
    readonly expected: number;
    readonly expectedFrom: 'option' | 'luminosity' | 'weights' | 'metadata' | 'shape-only';
    readonly features: readonly string[];
    /** Rows left out for values that are not finite. */
    readonly dropped: { readonly reference: number; readonly data: number };
    /** Data rows that are identical to a reference row. */
    readonly common: number;
  };
  readonly network: { readonly name: string; readonly parameters: number };
  readonly clip: {
    readonly bound: number;
    readonly scope: ClipScope;
    readonly from: ClipSource['from'];
    readonly tuning: ClipSource['tuning'];
  };
  readonly scaling: Scaling;
  /** The fitted parameters, layer by layer: kernels row by row, then biases; null if the fit failed. */
  readonly parameters: readonly number[] | null;
  readonly config: ResolvedConfig;
  readonly seed: number;
  /** A file each, in the order of the rows. */
  readonly inputs: readonly {
    readonly role: string;
    /** `-` for standard input. */
    readonly path: string;
    /** The table of the file that was read, where it has several. */
    readonly object?: string;
    readonly sha256: string;
    readonly rows: number;
  }[];
  readonly versions: Readonly<Record<string, string>>;
  /**
   * Wall-clock seconds that the run took until this result, figures not included, summed over all calls where it was
   * interrupted. What a killed call did after the last fit that it ended is not counted.
   */
  readonly seconds: number;
  /** Toys that were already there when the call began that finished the run. */
  readonly resumedToys: number;
  /** Results that were in the folder before and were replaced with --force, oldest first. */
  readonly history: readonly HistoryEntry[];
}

/** A run that --force replaced. */
export interface HistoryEntry {
  /** When, ISO 8601. */
  readonly replaced: string;
  readonly finished: boolean;
  readonly config: ResolvedConfig;
  readonly t: number | null;
  readonly toys: number | null;
  readonly z: number | null;
}
