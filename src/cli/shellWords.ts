import { kebab, type OptionTable, type OptionValues } from './options.js';

/**
 * Option values as the words of a shell that give them again, in the order of the table: `--network 5,5,5`.
 *
 * @param values - those that the table lacks are left out
 */
export function shellWords<Table extends OptionTable>(table: Table, values: OptionValues<Table>): string[] {
  return Object.entries(table).flatMap(([name, { type }]) => {
    const value = values[name] as string | number | boolean | readonly (string | number)[] | undefined;
    const option = `--${kebab(name)}`;
    if (value === undefined || value === false) return [];
    if (type === 'flag') return [option];
    if (type === 'files') return [value].flat().flatMap((file) => [option, quoted(String(file))]);
    return [option, quoted([value].flat().join(type === 'texts' ? ', ' : ','))];
  });
}

/** A word that a shell takes as it is, or in quotes. */
function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
