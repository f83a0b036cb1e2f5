import type { WorkHooks } from '../folder/index.js';
import type { TestChoice } from '../setup/index.js';
import type { FigureInput } from './figureInput.js';

/** What a caller sees of a run while it works, and does to it. */
export interface RunHooks extends WorkHooks<Progress, FigureInput> {
  /** Called before the first fit with all that was chosen. */
  readonly chosen?: ((choice: TestChoice) => void) | undefined;
  /** Makes report.html from the folder, in which all else but the figures is by then. */
  readonly report?: ((folder: string) => Uint8Array) | undefined;
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
