import type { Locations } from '../input/index.js';
import type { TestConfig } from '../setup/index.js';

/** What a study of power is asked for; the names are those of `nplm power`. */
export interface PowerConfig extends TestConfig {
  /** Signal events, `--signal`: files, or where the toys follow a benchmark the name of one of its signals. */
  readonly signal: Locations;
  /** Expected signal events N(S) to inject, 0 among them if wanted; by default those of the benchmark. */
  readonly yields?: readonly number[] | undefined;
  /** Toys with signal at each yield. */
  readonly signalToys?: number | undefined;
  /** Inject exactly N(S) events, rounded; else their number is Poisson. */
  readonly fixedSignal?: boolean | undefined;
  /** Thresholds Zα at which power is given. */
  readonly levels?: readonly number[] | undefined;
  /** A column in both files whose binned templates give the ideal Z. */
  readonly template?: string | undefined;
  /** Leave out the classical tests. */
  readonly noClassical?: boolean | undefined;
  /** Folder where null toys are kept for other work on the same test, and taken from; by default none. */
  readonly cache?: string | undefined;
  /** N_D of a test of the shape alone, which has no yield. */
  readonly events?: number | undefined;
}

/** What a study takes where nothing is asked for, and a run takes something else. */
export const powerDefaults = {
  /** Null toys. */
  toys: 1000,
  signalToys: 300,
  levels: [0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 5],
  out: 'nplm-power',
} as const;
