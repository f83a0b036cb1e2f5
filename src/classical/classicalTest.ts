/** Events of a sample: the first `rows` numbers of each column, a column a feature, all of them finite. */
export interface ClassicalSample {
  readonly rows: number;
  readonly columns: readonly (Float32Array | Float64Array)[];
}

/** The fit reference that the tests compare with. */
export interface ClassicalReference extends ClassicalSample {
  /** At or above 0, of any normalisation; absent where every event has weight 1. */
  readonly weights?: Float64Array | undefined;
  /** N(R), above 0. */
  readonly expected: number;
  /** Whether the yield is fixed: then nothing is known of the rate, and χ² compares shapes. */
  readonly shapeOnly: boolean;
}

/** A statistic: the larger, the further is a sample from the reference. */
export interface ClassicalTest {
  /** Stable, for columns and JSON: `ks`, `chi2-20`, `kd-64`. */
  readonly name: string;
  /** For tables and figures: `Kolmogorov–Smirnov`. */
  readonly title: string;
  /** How it was set up, where the title leaves that open: cells that were made, model, split; else empty. */
  readonly detail: string;
  /** `shape`: at fixed N_D, knows nothing of the rate; `rate`: of the rate alone; `both`: of both in one number. */
  readonly kind: 'shape' | 'rate' | 'both';
  /** Whether it is made of counts of events, so that its null law has steps and its size may differ from α. */
  readonly discrete: boolean;
  /**
   * @param sample - of any number of events, none included; the features are those of the reference
   * @param uniform - draws from the open interval (0, 1), for tests that split the sample
   * @returns a finite number
   */
  readonly statistic: (sample: ClassicalSample, uniform: () => number) => number;
}
