import { createHash } from 'node:crypto';
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
export function differences(there: WorkState, here: WorkState): string {
  const parts = [
    ...compare({ schema: there.schema }, { schema: here.schema }),
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
