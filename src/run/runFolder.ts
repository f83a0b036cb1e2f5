import type { FolderKind, OutputFolder } from '../folder/index.js';
import type { ResolvedConfig } from '../setup/index.js';
import type { HistoryEntry, Result } from './result.js';

/** The output folder of a run. */
export type RunFolder = OutputFolder<Result, HistoryEntry>;

/** What is in it. */
export const runFolder: FolderKind<Result, HistoryEntry> = {
  name: 'run',
  result: 'result.json',
  tables: ['toys.arrow', 'timings.arrow'],
  journal: 'toys.journal',
  others: ['events.arrow', 'histograms.json'],

  read(json) {
    const result = json as Partial<Result>;
    const whole =
      result.schema === 'nplm/result/1' &&
      [result.statistic, result.toys, result.significance, result.sample].every(
        (part) => typeof part === 'object' && part !== null,
      );
    return whole ? (result as Result) : undefined;
  },

  historyEntry: (replaced, config, result) => ({
    replaced,
    finished: result !== undefined,
    config: config as ResolvedConfig,
    t: result?.statistic.t ?? null,
    toys: result?.toys.count ?? null,
    z: result?.significance.z ?? null,
  }),
};
