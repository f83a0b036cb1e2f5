import type { OptionTable, OptionValues } from './options.js';
import { valuesOfYaml } from './readValues.js';
import { readYaml } from './readYaml.js';

/** The options of a call with those of its --config file, where the command line gives none. */
export async function optionsOf<Table extends OptionTable>(
  table: Table,
  given: OptionValues<Table> & { readonly config?: string },
  command: string,
): Promise<OptionValues<Table>> {
  if (given.config === undefined) return given;
  return { ...valuesOfYaml(table, await readYaml(given.config), command), ...given };
}
