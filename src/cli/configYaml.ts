import { stringify } from 'yaml';
import { version } from '../folder/index.js';
import type { RunConfig } from '../setup/index.js';
import { kebab, runOptions } from './options.js';

/** A configuration as a file for --config, in the order of the help. */
export function configYaml({ reference, data, ...config }: RunConfig): string {
  const values = new Map<string, unknown>(Object.entries({ ...config, ref: reference, data }));
  const entries = Object.keys(runOptions)
    .filter((name) => values.get(name) !== undefined)
    .map((name) => [kebab(name), values.get(name)] as const);
  // A text in a long line stays in one, for a folded text is hard to change by hand.
  const yaml = stringify(Object.fromEntries(entries), { lineWidth: 0 });
  return `# nplm ${version()}: all choices of a run\n${yaml}`;
}
