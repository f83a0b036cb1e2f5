import type { CommandRow } from '../commandRow.js';
import { kebab, type OptionRow } from '../options.js';

/** What a shell offers in some place: nothing, files, folders, or one of these words. */
export type Offer = 'nothing' | 'files' | 'folders' | readonly string[];

/** An option as shells complete it. */
export interface CompletedOption {
  /** `--toy-pool`. */
  readonly flag: string;
  readonly text: string;
  /** What stands for its value; undefined for a flag, which has none. */
  readonly value: string | undefined;
  readonly offer: Offer;
}

/** A command as shells complete it. */
export interface CompletedCommand {
  readonly name: string;
  readonly text: string;
  readonly options: readonly CompletedOption[];
  /** What its words without an option are. */
  readonly words: Offer;
}

/** Options that every command, and the program itself, has besides those of its table. */
export const helpOption: CompletedOption = {
  flag: '--help',
  text: 'print this help',
  value: undefined,
  offer: 'nothing',
};
export const versionOption: CompletedOption = { ...helpOption, flag: '--version', text: 'print the version' };

/** All that shells complete, `help` among the commands. */
export function completedCommands(commands: readonly CommandRow[]): CompletedCommand[] {
  const rows = commands.map((row) => ({
    name: row.name,
    text: row.text,
    options: [...Object.entries(row.options).map(optionOf), helpOption],
    words: wordsOf(row),
  }));
  const help = { name: 'help', text: 'print the help of a command', options: [], words: namesOf(rows) };
  return [...rows, help];
}

/** The names, for the first word. */
export function namesOf(commands: readonly { readonly name: string }[]): string[] {
  return commands.map(({ name }) => name);
}

function optionOf([name, row]: readonly [string, OptionRow]): CompletedOption {
  const value = row.type === 'flag' ? undefined : (row.value ?? 'VALUE');
  return { flag: `--${kebab(name)}`, text: row.text, value, offer: offerOf(row) };
}

function offerOf({ choices, value }: OptionRow): Offer {
  if (choices !== undefined) return choices;
  return value === 'FILE' ? 'files' : value === 'DIR' ? 'folders' : 'nothing';
}

function wordsOf({ arguments: rows }: CommandRow): Offer {
  if (rows.some(({ file }) => file)) return 'files';
  const choices = rows.flatMap((row) => row.choices ?? []);
  return choices.length > 0 ? choices : 'nothing';
}
