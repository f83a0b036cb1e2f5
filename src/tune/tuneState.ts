import { workState, type WorkState } from '../folder/index.js';
import type { PreparedTest, ResolvedConfig } from '../setup/index.js';

/** What decides a tuning, but for the files. */
interface ResolvedTuneConfig extends Omit<ResolvedConfig, 'clip'> {
  /** Where the search begins. */
  readonly startClip: number;
}

/** What a tuning is, as far as its result depends on it: its config.json. */
export interface TuneState extends WorkState<ResolvedTuneConfig> {
  readonly schema: 'nplm/tuning-config/1';
}

/** Describes a tuning by its configuration, the digests of its inputs and the version. */
export function tuneState({ reference: { config }, inputs }: PreparedTest): TuneState {
  const { clip, ...rest } = config;
  return { ...workState({ ...rest, startClip: clip }, inputs), schema: 'nplm/tuning-config/1' };
}
