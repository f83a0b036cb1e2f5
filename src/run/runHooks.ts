import type { DrawnFile } from '../folder/index.js';
import type { TestChoice } from '../setup/index.js';
import type { FigureInput } from './figureInput.js';

/** What a caller sees of a run while it works, and does to it. */
export interface RunHooks {
  /** Called before the first fit, after every toy and after every fit of the data. */
  readonly progress?: ((progress: Progress) => void) | undefined;
  /** The choices made, before the first fit, and what is worth a warning. */
  readonly note?: ((text: string, kind: 'note' | 'warning') => void) | undefined;
  /** Called before the first fit with all that was chosen. */
  readonly chosen?: ((choice: TestChoice) => void) | undefined;
  /** Ends the run early; what is done is kept. */
  readonly signal?: AbortSignal | undefined;
  /** Draws the figures that go into the folder, one after the other: between two of them the signal is heard. */
  readonly draw?: ((input: FigureInput) => AsyncIterable<DrawnFile>) | undefined;
}

/** How far a run is. */
export interface Progress {
  /** Toys that are there, those of an interrupted run included. */
  readonly done: number;
  readonly total: number;
  /** Toys that an interrupted call had fitted. */
  readonly resumed: number;
  /** Toys that were taken from the cache. */
  readonly taken: number;
  /** Fits that go on at once. */
  readonly workers: number;
  /** Fits of the data, which follow the toys. */
  readonly data: { readonly done: number; readonly total: number };
}
