import { splitDefinitions } from '../expression/index.js';
import { Fault } from '../fault/index.js';
import { closestName, decimalNumber } from '../text/index.js';
import { kebab, type OptionRow, type OptionTable, type OptionValues } from './options.js';
import type { YamlEntry } from './readYaml.js';

/**
 * Turns the words of the command line into values.
 *
 * @param words - by names in camel case, true for flags
 * @throws Fault `usage` that names the option, the rule and the value
 */
export function valuesOfWords<Table extends OptionTable>(
  table: Table,
  words: Readonly<Record<string, unknown>>,
): OptionValues<Table> {
  const values: Record<string, unknown> = {};
  for (const [name, row] of Object.entries(table)) {
    const word = words[name];
    if (typeof word === 'string') values[name] = ofText(row, `--${kebab(name)}`, word);
    else if (Array.isArray(word))
      values[name] = word.flatMap((part) => ofText(row, `--${kebab(name)}`, String(part)));
    else if (word !== undefined) values[name] = word;
  }
  return values as OptionValues<Table>;
}

/**
 * Checks the entries of a YAML file: keys are the names of options, values of their types.
 *
 * @param command - whose options they are
 * @throws Fault `usage` that names the place, the key, the type and the value
 */
export function valuesOfYaml<Table extends OptionTable>(
  table: Table,
  entries: readonly YamlEntry[],
  command = 'run',
): OptionValues<Table> {
  const names = new Map(
    Object.keys(table)
      .filter((name) => table[name].shellOnly !== true)
      .map((name) => [kebab(name), name]),
  );
  const values: Record<string, unknown> = {};
  for (const { key, value, truth, keyAt, valueAt } of entries) {
    const name = names.get(key);
    if (name === undefined) {
      const closest = closestName(key, [...names.keys()]);
      throw new Fault('usage', {
        where: keyAt,
        what: `there is no option "${key}"`,
        todo: closest === undefined ? `see nplm ${command} --help` : `did you mean "${closest}"?`,
      });
    }
    values[name] = ofYaml(table[name], key, table[name].type === 'flag' ? (truth ?? value) : value, valueAt);
  }
  return values as OptionValues<Table>;
}

function ofText(row: OptionRow, option: string, word: string): unknown {
  const fault = (): Fault =>
    new Fault('usage', { what: `${option} is "${word}"`, todo: `give ${wanted(row)}` });
  switch (row.type) {
    case 'number':
    case 'integer':
      return numberOf(word, row.type, fault);
    case 'integers':
      return word.split(',').map((part) => numberOf(part.trim(), 'integer', fault));
    case 'numbers':
      return word.split(',').map((part) => numberOf(part.trim(), 'number', fault));
    case 'texts':
      return splitDefinitions(word);
    case 'choice':
      if (row.choices?.includes(word) !== true) throw fault();
      return word;
    case 'files':
      if (word === '') throw fault();
      return [word];
    case 'text':
    case 'flag':
      if (word === '') throw fault();
      return word;
  }
}

function ofYaml(row: OptionRow, key: string, value: unknown, where: string): unknown {
  const wrong = (): Fault =>
    new Fault('usage', {
      where,
      what: value === null ? `"${key}" has no value` : `"${key}" is ${JSON.stringify(value)}`,
      todo: `give ${wanted(row)}`,
    });
  const listed = (item: 'string' | 'number'): boolean =>
    Array.isArray(value) && value.every((entry) => typeof entry === item);
  switch (row.type) {
    case 'flag':
      if (typeof value !== 'boolean') throw wrong();
      return value;
    case 'number':
    case 'integer':
      if (typeof value !== 'number') throw wrong();
      return numberOf(String(value), row.type, wrong);
    case 'integers':
    case 'numbers':
      if (typeof value === 'number' || listed('number')) {
        const item = row.type === 'integers' ? 'integer' : 'number';
        return [value].flat().map((entry) => numberOf(String(entry), item, wrong));
      }
      break;
    case 'texts':
      if (listed('string')) return value;
      break;
    case 'files':
      if (listed('string') && (value as string[]).length > 0 && !(value as string[]).includes(''))
        return value;
      break;
    case 'text':
    case 'choice':
      break;
  }
  if (typeof value !== 'string') throw wrong();
  try {
    return ofText(row, key, value);
  } catch {
    throw wrong();
  }
}

function numberOf(word: string, type: 'number' | 'integer', fault: () => Fault): number {
  const value = decimalNumber(word);
  if (!Number.isFinite(value) || (type === 'integer' && !Number.isSafeInteger(value))) throw fault();
  return value;
}

function wanted({ type, choices }: OptionRow): string {
  switch (type) {
    case 'number':
      return 'a number';
    case 'integer':
      return 'a whole number';
    case 'integers':
      return 'whole numbers, such as 5,5,5';
    case 'numbers':
      return 'numbers, such as 0,10,20';
    case 'texts':
      return 'names, such as a,b,c';
    case 'choice':
      return (choices ?? []).join(' or ');
    case 'flag':
      return 'true or false';
    case 'text':
      return 'a text';
    case 'files':
      return 'a file, or a list of files';
  }
}
