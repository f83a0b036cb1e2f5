import type { WorkHooks } from '../folder/index.js';
import type { Tuning } from '../setup/index.js';

/** What a caller sees of a tuning while it works, and does to it. */
export type TuneHooks = WorkHooks<TuneProgress, TuneFigureInput>;

/** How far a tuning is. */
export interface TuneProgress {
  readonly stage: 'search' | 'validation';
  readonly clip: number;
  /** Toys that are there at this clip. */
  readonly done: number;
  readonly total: number;
  /** Toys that were there at the start of the stage. */
  readonly resumed: number;
  /** Fits that go on at once. */
  readonly workers: number;
}

/** What the figures of a tuning are drawn from. */
export interface TuneFigureInput {
  readonly tuning: Tuning;
  /** t of the fresh toys that have one. */
  readonly t: readonly number[];
}
