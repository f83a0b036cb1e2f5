import type { OptionTable, OptionValues } from './options.js';

/** A word of a command that belongs to no option. */
export interface ArgumentRow {
  /** What it is called in the help and in errors: `benchmark`, `file`. */
  readonly name: string;
  readonly text: string;
  readonly choices?: readonly string[];
  /** It names a file, for the completion of a shell. */
  readonly file?: true;
  /** It stands for one word or more; at most one argument of a command does. */
  readonly many?: true;
}

/** What a user asks of a command. */
export interface Call<Table extends OptionTable = OptionTable> {
  readonly options: OptionValues<Table>;
  /** Those that belong to no option: one for each argument, more where one has `many`. */
  readonly words: readonly string[];
  /** Aborts with the name of the process signal as its reason. */
  readonly signal: AbortSignal;
  /** All commands, for those that tell of others. */
  readonly commands: readonly CommandRow[];
}

/** One command: all that parser, help, completion and errors know about it. */
export interface CommandRow<Table extends OptionTable = OptionTable> {
  readonly name: string;
  readonly text: string;
  readonly arguments: readonly ArgumentRow[];
  readonly options: Table;
  /** Command lines that work as they stand, given the files. */
  readonly examples: readonly string[];
  /** What is good to know besides, a paragraph behind the examples. */
  readonly more?: string;
  /** Does the work; a method, so that a list can hold commands of different options. */
  run(call: Call<Table>): Promise<void>;
}

/** A command whose `run` knows the types of its options. */
export function commandRow<const Table extends OptionTable>(row: CommandRow<Table>): CommandRow<Table> {
  return row;
}

/** The words of a command as a usage line shows them: `<input...> <output>`. */
export function usageOf(row: Pick<CommandRow, 'arguments'>): string {
  return row.arguments.map(({ name, many }) => `<${name}${many === true ? '...' : ''}>`).join(' ');
}
