import { Fault } from '../fault/index.js';
import { kebab, type OptionTable } from './options.js';

/**
 * Finds the two slips that a parser of options cannot see, because it takes the next word for a value whatever it is:
 * an option whose value was forgotten (`--toys --out X`), and a word that belongs to no option.
 *
 * @param words - what follows the name of the command
 * @param positional - how many words the command takes that belong to no option
 * @throws Fault `usage` that names the option or the word
 */
export function checkWords(
  command: string,
  table: OptionTable,
  words: readonly string[],
  positional: number,
): void {
  const rows = new Map(Object.entries(table).map(([name, row]) => [`--${kebab(name)}`, row]));
  let before: string | undefined;
  let free = 0;
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    if (word === '--help' || word === '-h') return;
    if (word.startsWith('-') && word !== '-') {
      const row = rows.get(word);
      // Not one of the options, or with its value behind =: the parser's business, as is all that follows.
      if (row === undefined && !word.includes('=')) return;
      before = word;
      if (row === undefined || row.type === 'flag') continue;
      const value = words[i + 1];
      if (value === undefined || value.startsWith('--')) {
        const form = `${word} ${row.value ?? 'VALUE'}`;
        throw new Fault('usage', { what: `${word} lacks its value`, todo: `give ${form}` });
      }
      i++;
    } else if (++free > positional) {
      throw stray(command, word, before === undefined ? undefined : [before, rows.get(before)?.type]);
    }
  }
}

function stray(
  command: string,
  word: string,
  before: readonly [option: string, type: string | undefined] | undefined,
): Fault {
  const [option, type] = before ?? [];
  return new Fault('usage', { what: `"${word}" belongs to no option`, todo: hint() });

  function hint(): string {
    if (type === 'flag') return `${option} takes no value`;
    if (type === 'texts') return `write names with commas and without spaces: ${option} a,b,c`;
    if (type === 'integers') return `write numbers with commas and without spaces: ${option} 5,5,5`;
    if (command === 'run' && option === undefined) return 'name files with --ref FILE and --data FILE';
    return `see nplm ${command} --help`;
  }
}
