import type { CommandRow } from '../commandRow.js';
import { kebab, type OptionRow } from '../options.js';

/** What a shell offers in some place: words, and paths of some kind besides. */
export interface Offer {
  readonly words: readonly string[];
  readonly paths: 'none' | 'files' | 'folders';
}

/** Nothing is offered where anything may stand. */
export const nothing: Offer = { words: [], paths: 'none' };

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
  offer: nothing,
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
  const help = {
    name: 'help',
    text: 'print the help of a command',
    options: [],
    words: { words: namesOf(rows), paths: 'none' },
  } as const;
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

function offerOf({ choices, offered, value }: OptionRow): Offer {
  const words = choices ?? offered ?? [];
  const file = value === 'FILE' || value?.startsWith('FILE|') === true;
  return { words, paths: file ? 'files' : value === 'DIR' ? 'folders' : 'none' };
}

function wordsOf({ arguments: rows }: CommandRow): Offer {
  return {
    words: rows.flatMap((row) => row.choices ?? []),
    paths: rows.some(({ file }) => file) ? 'files' : 'none',
  };
}
