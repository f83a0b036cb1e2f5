import type { DrawnFile } from './drawInto.js';

/** What a caller sees of work while it goes on, and does to it. */
export interface WorkHooks<Progress, Drawn> {
  /** Called before the first fit of a stage, and after every fit. */
  readonly progress?: ((progress: Progress) => void) | undefined;
  /** The choices made, before the first fit, and what is worth a warning. */
  readonly note?: ((text: string, kind: 'note' | 'warning') => void) | undefined;
  /** Ends the work early; what is done is kept. */
  readonly signal?: AbortSignal | undefined;
  /** Draws the figures that go into the folder, one after the other: between two of them the signal is heard. */
  readonly draw?: ((input: Drawn) => AsyncIterable<DrawnFile>) | undefined;
}
