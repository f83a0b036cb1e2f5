import type { ClipScope } from '../network/index.js';
import type { ResolvedConfig } from './config.js';

/** All that a tuned clip belongs to: it carries over to nothing else. */
export interface TuningConditions extends Omit<ResolvedConfig, 'clip' | 'toys' | 'epochs' | 'seed'> {
  /** Steps of `adam`; null for other trainers. */
  readonly epochs: number | null;
  /** Where it decides which events are fitted; null where no reference is split and no pool is unweighted. */
  readonly seed: number | null;
  /** sha256 of the files by role, `reference` and `pool`. */
  readonly inputs: Readonly<Record<string, string>>;
  /** `engineVersion`: another one gives toys another t. */
  readonly engine: number;
}

/** The content of tuning.json. No number in it is infinite or NaN. */
export interface Tuning {
  readonly schema: 'nplm/tuning/1';
  /** W, the bound of the clipped parameters. */
  readonly clip: number;
  /** Its standard error. */
  readonly clipError: number;
  readonly scope: ClipScope;
  /** Units of the hidden layers. */
  readonly network: readonly number[];
  readonly dof: number;
  /** Toys that the root was solved on, the same at every clip. */
  readonly searchToys: number;
  /** Fits of the whole search. */
  readonly searchFits: number;
  /** d mean t / dW at the root. */
  readonly slope: number;
  /** Every mean that the search measured, in order. */
  readonly search: readonly {
    readonly clip: number;
    readonly toys: number;
    readonly meanT: number;
    readonly meanError: number;
  }[];
  /** Fresh toys, which had no part in the search; failed ones included. */
  readonly toys: number;
  /** How many independent toys they are worth. */
  readonly effective: number;
  readonly failed: number;
  /** Of the fresh toys, as all that follows. */
  readonly meanT: number;
  readonly meanError: number;
  readonly varianceT: number;
  readonly varianceError: number;
  /** Kolmogorov–Smirnov test against χ²_dof, by the effective number. */
  readonly ksPvalue: number;
  /** Toys beyond Z of χ²_dof, and how many it expects. */
  readonly beyond: readonly { readonly z: number; readonly observed: number; readonly expected: number }[];
  /** The gamma law of largest likelihood; χ² is shape dof/2, scale 2. Null where a toy has t = 0. */
  readonly gamma: { readonly shape: number; readonly scale: number } | null;
  /** The χ² law of free dof that fits best, its p by parametric bootstrap; null where a toy has t = 0. */
  readonly freeChi2: { readonly dof: number; readonly distance: number; readonly pvalue: number } | null;
  /** Whether mean and KS test of the fresh toys allow the χ² law. */
  readonly accepted: boolean;
  /** What speaks against it; empty where it was accepted. */
  readonly problems: readonly string[];
  readonly warnings: readonly string[];
  readonly sample: {
    /** N_ref, events of the fit reference. */
    readonly reference: number;
    /** Unweighted events of the same power. */
    readonly effectiveReference: number;
    /** N(R). */
    readonly expected: number;
    readonly features: readonly string[];
    /** M, the events that toys are drawn from; null for an exact law. */
    readonly pool: number | null;
    /** ρ = N(R)/M. */
    readonly overlap: number;
    /** By about how much the mean of t, and so the clip, varies between fit references: ε² √(2 dof), ε² = N(R)/N_eff. */
    readonly splitError: number;
  };
  /** sha256 of the conditions. */
  readonly key: string;
  /** sha256 of all the rest of the file: a clip that was changed by hand was not tuned. */
  readonly checksum: string;
  readonly conditions: TuningConditions;
  readonly seed: number;
  readonly versions: Readonly<Record<string, string>>;
  /** Wall-clock seconds over all calls, figures not included. */
  readonly seconds: number;
}
