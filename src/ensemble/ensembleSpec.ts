import type { FitOptions, FitOutcome } from '../fit/index.js';
import type { Injection } from './injection.js';
import type { ToyRole } from './toyRole.js';

/** Where the events of toys come from; all values scaled as the fit sees them. */
export type ToySource =
  /** Random subsets of a pool of M unweighted events; with `resample` events may repeat within a toy. */
  | {
      readonly kind: 'pool';
      readonly columns: readonly Float32Array[];
      readonly rows: number;
      readonly resample: boolean;
    }
  /** Draws from an exactly known law, by its name in toys/, each feature then scaled by (x − mean)/deviation. */
  | {
      readonly kind: 'law';
      readonly law: string;
      readonly mean: readonly number[];
      readonly deviation: readonly number[];
    };

/** How many events a toy has: Poisson around N(R), or always the same number (shape-only). */
export type ToyYield =
  { readonly kind: 'poisson'; readonly mean: number } | { readonly kind: 'fixed'; readonly events: number };

/** Everything that the fits of a run have in common. Two equal specs give the same bits, whatever the workers. */
export interface EnsembleSpec {
  /** The fit reference, scaled; weights of any normalisation (absent: all equal), rescaled to Σw = expected. */
  readonly reference: {
    readonly rows: number;
    readonly columns: readonly Float32Array[];
    readonly weights?: Float64Array;
  };
  /** N(R). */
  readonly expected: number;
  readonly fit: FitOptions;
  readonly source: ToySource;
  readonly toyYield: ToyYield;
  readonly seed: number;
  /** What the toys are for; `calibration` by default. */
  readonly role?: ToyRole;
  /** Signal in every toy; absent for toys of the reference. */
  readonly injection?: Injection | undefined;
  /** Whether classical tests of the toys are asked for, too. */
  readonly classical?: boolean;
  /** N_D of the observed sample, so that memory for it is there; toys are provided for besides. */
  readonly observed: number;
}

/** What is kept of one toy: its fit without the parameters. */
export interface ToyRow extends Omit<FitOutcome, 'parameters'> {
  readonly index: number;
  readonly nData: number;
  /** Wall-clock time of the toy in its worker; the only value that differs from run to run. */
  readonly seconds: number;
}

/** The classical statistics of one toy. */
export interface TestRow {
  readonly index: number;
  readonly nData: number;
  /** One for each test, in the order of `classicalTests`. */
  readonly values: readonly number[];
}
