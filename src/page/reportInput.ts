import type { Histograms, Result } from '../run/index.js';

/** What a report is made of: all of it is in the folder of a run. */
export interface ReportInput {
  readonly result: Result;
  readonly histograms: Histograms;
  /** t of the toys that have one. */
  readonly toys: readonly number[];
  /** The data that were tested, row by row. */
  readonly events: {
    readonly rows: number;
    readonly columns: readonly { readonly name: string; readonly values: ArrayLike<number> }[];
    /** What the network learnt at each event, f ≈ ln n(x|data)/n(x|reference); NaN where the fit failed. */
    readonly f: ArrayLike<number>;
  };
  /** The command that makes the run again. */
  readonly command: string;
}
