import { createHash } from 'node:crypto';
import { differences } from './differences.js';
import { stableJson } from './stableJson.js';
import { version } from './version.js';

/** What a piece of work is, as far as its result depends on it: the content of config.json. */
export interface WorkState<Config extends object = object> {
  /** The kind of work: `nplm/config/1` for a run. */
  readonly schema: string;
  /** sha256 of all that follows. */
  readonly digest: string;
  /** Of nplm. */
  readonly version: string;
  readonly config: Config;
  /** sha256 of each input by its role. */
  readonly inputs: Readonly<Record<string, string>>;
}

/** Describes work by its configuration, the digests of its inputs and the version. */
export function workState<Config extends object>(
  config: Config,
  inputs: Readonly<Record<string, string>>,
): Omit<WorkState<Config>, 'schema'> {
  const content = { config, inputs, version: version() };
  const digest = createHash('sha256').update(stableJson(content)).digest('hex');
  return { digest, ...content };
}

/** What tells two pieces of work apart, for a message: `toys 300 there, 500 here`. */
export function workDifferences(there: WorkState, here: WorkState): string {
  const parts = [
    differences({ schema: there.schema }, { schema: here.schema }),
    differences(there.config, here.config),
    differences(there.inputs, here.inputs, (role) => `file of ${role} changed`),
    differences({ version: there.version }, { version: here.version }),
  ].filter((text) => text !== '');
  return parts.length === 0 ? 'its description differs' : parts.join('; ');
}
