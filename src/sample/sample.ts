/** Events as numbers: the chosen features, a column each, and their weights. */
export interface Sample {
  /** Where it came from, for messages: usually the path. */
  readonly origin: string;
  /** Names of the columns, in order. */
  readonly features: readonly string[];
  /** `rows` finite numbers a feature. */
  readonly columns: readonly (Float32Array | Float64Array)[];
  /** A finite weight an event, of either sign; absent where every event has weight 1. */
  readonly weights?: Float64Array;
  /** Number of events. */
  readonly rows: number;
}
