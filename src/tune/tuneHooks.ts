import type { DrawnFile } from '../folder/index.js';
import type { Tuning } from '../setup/index.js';

/** What a caller sees of a tuning while it works, and does to it. */
export interface TuneHooks {
  /** Called before the first fit of a stage, and after every fit. */
  readonly progress?: ((progress: TuneProgress) => void) | undefined;
  /** The choices made, before the first fit, and what is worth a warning. */
  readonly note?: ((text: string, kind: 'note' | 'warning') => void) | undefined;
  /** Ends the tuning early; what is done is kept. */
  readonly signal?: AbortSignal | undefined;
  /** Draws the figures that go into the folder. */
  readonly draw?: ((input: TuneFigureInput) => AsyncIterable<DrawnFile>) | undefined;
}

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
