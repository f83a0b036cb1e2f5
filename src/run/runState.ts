import { createHash } from 'node:crypto';
import type { ResolvedConfig } from './config.js';
import type { HistoryEntry } from './result.js';
import { stableJson } from './stableJson.js';
import { version } from './version.js';

/** What a run is, as far as its result depends on it. */
export interface RunState {
  readonly schema: 'nplm/config/1';
  /** sha256 of all that follows. */
  readonly digest: string;
  /** Of nplm. */
  readonly version: string;
  readonly config: ResolvedConfig;
  /** sha256 of each input by its role. */
  readonly inputs: Readonly<Record<string, string>>;
}

/** The content of config.json, which tells whose folder it is in. */
export interface StoredConfig extends RunState {
  /** Results that were in the folder before and were replaced with --force, oldest first. */
  readonly history?: readonly HistoryEntry[];
}

/** Describes a run by its configuration, the digests of its inputs and the version. */
export function runState(config: ResolvedConfig, inputs: Readonly<Record<string, string>>): RunState {
  const content = { config, inputs, version: version() };
  const digest = createHash('sha256').update(stableJson(content)).digest('hex');
  return { schema: 'nplm/config/1', digest, ...content };
}

/** What tells two runs apart, for a message: `toys 300 there, 500 here`. */
export function differences(there: RunState, here: RunState): string {
  const parts = [
    ...compare(there.config, here.config),
    ...compare(there.inputs, here.inputs).map((text) => `file of ${text.split(' ')[0]} changed`),
    ...compare({ version: there.version }, { version: here.version }),
  ];
  return parts.length === 0 ? 'its description differs' : parts.join('; ');
}

function compare(there: object, here: object): string[] {
  const [old, now] = [new Map(Object.entries(there)), new Map(Object.entries(here))];
  return [...new Set([...old.keys(), ...now.keys()])]
    .map((key) => [key, JSON.stringify(old.get(key)), JSON.stringify(now.get(key))] as const)
    .filter(([, a, b]) => a !== b)
    .map(([key, a, b]) => `${key} ${a ?? 'absent'} there, ${b ?? 'absent'} here`);
}
