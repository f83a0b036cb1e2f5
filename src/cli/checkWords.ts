import { Fault } from '../fault/index.js';
import { closestName } from '../text/index.js';
import { usageOf, type CommandRow } from './commandRow.js';
import { kebab, type OptionRow } from './options.js';

/**
 * Finds the slips that a parser of options takes for something else, or can say little about: an option that is not
 * there, one whose value was forgotten (`--toys --out X`), a list or a cut that is given twice, and a word that belongs to no option.
 *
 * @param words - what follows the name of the command
 * @throws Fault `usage` that names the option or the word
 */
export function checkWords(command: CommandRow, words: readonly string[]): void {
  const rows = new Map(Object.entries(command.options).map(([name, row]) => [`--${kebab(name)}`, row]));
  const most = command.arguments.some(({ many }) => many) ? Infinity : command.arguments.length;
  const valued = new Set<string>();
  let before: string | undefined;
  let free = 0;
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    if (word === '--help' || word === '-h') return;
    // What follows belongs to no option: the parser's business.
    if (word === '--') return;
    if (word.startsWith('-') && word !== '-') {
      const name = word.split('=', 1)[0];
      const row = rows.get(name);
      if (row === undefined) throw unknownOption(command, name);
      before = word;
      if (row.type === 'flag' && name !== word)
        throw new Fault('usage', { what: `${name} takes no value`, todo: `write ${name} alone` });
      // Of other values the last word counts, as everywhere; a cut or a feature that is lost would not be seen.
      if (valued.has(name) && (name === '--where' || row.type === 'texts'))
        throw new Fault('usage', { what: `${name} is given twice`, todo: onceHint(name) });
      valued.add(name);
      if (row.type === 'flag' || name !== word) continue;
      const value = words[i + 1];
      if (value === undefined || value.startsWith('--')) {
        const form = `${word} ${row.value ?? 'VALUE'}`;
        throw new Fault('usage', { what: `${word} lacks its value`, todo: `give ${form}` });
      }
      i++;
    } else if (++free > most) {
      throw stray(command, word, before === undefined ? undefined : [before, rows.get(before)?.type]);
    }
  }
}

/**
 * Checks how many words there are that belong to no option.
 *
 * @throws Fault `usage` that names what is missing, or the first word too many
 */
export function checkCount(command: CommandRow, words: readonly string[]): void {
  const { arguments: rows } = command;
  if (words.length < rows.length) {
    const { name, choices } = rows[words.length];
    throw new Fault('usage', {
      what: `no ${name} is named`,
      todo:
        choices === undefined
          ? `write nplm ${command.name} ${usageOf(command)}`
          : `choose from: ${choices.join(', ')}`,
    });
  }
  if (words.length > rows.length && !rows.some(({ many }) => many)) {
    throw stray(command, words[rows.length], undefined);
  }
}

function unknownOption(command: CommandRow, asked: string): Fault {
  const names = Object.entries(command.options).flatMap(([name, { otherNames = [] }]) =>
    [kebab(name), ...otherNames].map((known) => [known, kebab(name)] as const),
  );
  const known = new Map<string, string>([...names, ['help', 'help']]);
  const closest = closestName(asked.replace(/^-+/, ''), [...known.keys()]);
  return new Fault('usage', {
    what: `unknown option '${asked}'`,
    todo:
      closest === undefined
        ? `see nplm ${command.name} --help`
        : `did you mean --${known.get(closest) ?? closest}?`,
  });
}

function onceHint(name: string): string {
  if (name === '--where') return `join the conditions: ${name} 'mass > 60 && pt > 20'`;
  return `give all in one ${name}, with commas`;
}

function stray(
  command: CommandRow,
  word: string,
  before: readonly [option: string, type: OptionRow['type'] | undefined] | undefined,
): Fault {
  const [option, type] = before ?? [];
  return new Fault('usage', { what: `"${word}" belongs to no option`, todo: hint() });

  function hint(): string {
    if (type === 'flag') return `${option} takes no value`;
    if (type === 'texts')
      return `write names with commas and without spaces, or in quotes: ${option} 'a, b/c'`;
    if (option === '--where') return `put the condition in quotes: ${option} 'mass > 60'`;
    if (type === 'files') return `put a pattern in quotes, or write ${option} FILE again for each file`;
    if (type === 'integers') return `write numbers with commas and without spaces: ${option} 5,5,5`;
    const files = Object.entries(command.options)
      .filter(([, row]) => row.needed === true && row.value === 'FILE')
      .map(([name]) => `--${kebab(name)} FILE`);
    if (option === undefined && files.length > 0)
      return `name ${files.length === 1 ? 'the file' : 'files'} with ${files.join(' and ')}`;
    return `see nplm ${command.name} --help`;
  }
}
