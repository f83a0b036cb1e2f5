import type { TestConfig } from '../setup/index.js';

/** What a tuning is asked for; the names are those of `nplm tune`. */
export interface TuneConfig extends Omit<TestConfig, 'clip' | 'tuned'> {
  /** N_D of a test of the shape alone, which has no yield. */
  readonly events?: number | undefined;
}

/** A search fits about so many toys: 25, then 100, then 400 or more at a few clips each. */
export const USUAL_SEARCH_FITS = 800;

/** What a tuning takes where nothing is asked for, and a run takes something else. */
export const tuneDefaults = {
  /** Fresh toys at the clip that was found. */
  toys: 400,
  out: 'nplm-tune',
} as const;
