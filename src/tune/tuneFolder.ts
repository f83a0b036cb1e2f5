import type { FolderKind, OutputFolder } from '../folder/index.js';
import { isTuning, type Tuning } from '../setup/index.js';

/** The output folder of a tuning. */
export type TuneFolder = OutputFolder<Tuning, never>;

/** What is in it. */
export const tuneFolder: FolderKind<Tuning, never> = {
  name: 'tuning',
  result: 'tuning.json',
  tables: ['toys.arrow'],
  journal: 'toys.journal',
  others: [],
  read: (json) => (isTuning(json) ? json : undefined),
};
