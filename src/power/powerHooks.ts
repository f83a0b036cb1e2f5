import type { WorkHooks } from '../folder/index.js';
import type { TestChoice } from '../setup/index.js';
import type { Power } from './power.js';

/** What a caller sees of a study of power while it works, and does to it. */
export interface PowerHooks extends WorkHooks<PowerProgress, Power> {
  /** Called before the first fit with all that was chosen for the test. */
  readonly chosen?: ((choice: TestChoice) => void) | undefined;
}

/** How far a study is. */
export interface PowerProgress {
  /** N(S) of the toys; null for null toys. */
  readonly yield: number | null;
  /** `fits`: t; `tests`: the classical statistics of the same toys. */
  readonly stage: 'fits' | 'tests';
  /** Toys that are there. */
  readonly done: number;
  readonly total: number;
  /** Toys that were there at the start of the stage. */
  readonly resumed: number;
  /** Toys that go on at once. */
  readonly workers: number;
}
