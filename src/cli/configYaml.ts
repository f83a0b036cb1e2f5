import { stringify } from 'yaml';
import { version } from '../folder/index.js';
import type { TestConfig } from '../setup/index.js';
import { kebab, type OptionTable } from './options.js';

/**
 * A configuration as a file for --config, in the order of the help.
 *
 * @param table - the options of the command
 * @param what - whose choices they are: `a run`
 */
export function configYaml(table: OptionTable, { reference, ...config }: TestConfig, what: string): string {
  const values = new Map<string, unknown>(Object.entries({ ...config, ref: reference }));
  const entries = Object.keys(table)
    .filter((name) => values.get(name) !== undefined)
    .map((name) => [kebab(name), values.get(name)] as const);
  // A text in a long line stays in one, for a folded text is hard to change by hand.
  const yaml = stringify(Object.fromEntries(entries), { lineWidth: 0 });
  return `# nplm ${version()}: all choices of ${what}\n${yaml}`;
}
