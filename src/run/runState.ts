import { workState, type WorkState } from '../folder/index.js';
import type { ResolvedConfig } from '../setup/index.js';
import type { HistoryEntry } from './result.js';

/** What a run is, as far as its result depends on it. */
export interface RunState extends WorkState<ResolvedConfig> {
  readonly schema: 'nplm/config/1';
}

/** The content of config.json, which tells whose folder it is in. */
export interface StoredConfig extends RunState {
  /** Results that were in the folder before and were replaced with --force, oldest first. */
  readonly history?: readonly HistoryEntry[];
}

/** Describes a run by its configuration, the digests of its inputs and the version. */
export function runState(config: ResolvedConfig, inputs: Readonly<Record<string, string>>): RunState {
  return { ...workState(config, inputs), schema: 'nplm/config/1' };
}
