import { Command, CommanderError, Option } from 'commander';
import { lawNames } from '../benchmark/index.js';
import { Fault } from '../fault/index.js';
import { version } from '../run/index.js';
import { checkWords } from './checkWords.js';
import { generateOptions, kebab, runOptions, type OptionTable } from './options.js';

const RUN_EXAMPLES = `
Examples:
  nplm run --ref sm.arrow --data obs.arrow
  nplm run --ref mc.csv --data obs.csv --features pt,eta --expected 20000 --out pt-eta`;

const GENERATE_EXAMPLE = `
Example:
  nplm generate exponential --events 20000 --out ref.arrow`;

/** What other programs call options of this one. */
const OTHER_NAMES: Readonly<Record<string, string>> = { '--reference': '--ref', '--observed': '--data' };

export interface Actions {
  readonly run: (words: Readonly<Record<string, unknown>>) => Promise<void>;
  readonly generate: (benchmark: string, words: Readonly<Record<string, unknown>>) => Promise<void>;
}

/**
 * Reads the command line and does what it asks for. Help and version go to stdout.
 *
 * @param words - the arguments after the program's name
 * @throws Fault `usage` for anything that is no command or option
 */
export async function runProgram(words: readonly string[], actions: Actions): Promise<void> {
  const program = new Command('nplm')
    .description('New Physics Learning Machine: do these data follow the reference, anywhere, in any way?')
    .version(version(), '--version', 'print the version')
    .helpCommand('help [command]', 'print the help of a command');
  const run = addOptions(new Command('run'), runOptions)
    .description('test data against a reference: t, p-value and Z by toys, with figures')
    .addHelpText('after', RUN_EXAMPLES)
    .action(actions.run);
  const generate = addOptions(new Command('generate'), generateOptions)
    .description('draw a sample of a benchmark whose law is known exactly')
    .argument('<benchmark>', lawNames().join(', '))
    .addHelpText('after', GENERATE_EXAMPLE)
    .action(actions.generate);
  for (const command of [program, run, generate]) quieten(command);
  const [name, ...rest] = words;
  if (name === 'run') checkWords(name, runOptions, rest, 0);
  if (name === 'generate') checkWords(name, generateOptions, rest, 1);
  program.addCommand(run).addCommand(generate);
  try {
    await program.parseAsync(name === 'help' ? helpOf(rest) : words, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return;
    throw usageFault(error, words);
  }
}

/** `help` and `help run` as commander reads them best; `help` of anything else is an unknown command. */
function helpOf([name]: readonly string[]): readonly string[] {
  if (name === undefined || name === 'help') return ['--help'];
  return name === 'run' || name === 'generate' ? [name, '--help'] : [name];
}

function addOptions(command: Command, table: OptionTable): Command {
  for (const [name, { type, value = 'VALUE', text, choices, otherwise }] of Object.entries(table)) {
    const flag = `--${kebab(name)}${type === 'flag' ? '' : ` <${value}>`}`;
    const help = `${text}${choices === undefined ? '' : ` (${choices.join(', ')})`}${
      otherwise === undefined ? '' : ` [${otherwise}]`
    }`;
    command.addOption(new Option(flag, help));
  }
  return command;
}

/** Errors are thrown, not printed: one place prints them all. */
function quieten(command: Command): void {
  command
    .exitOverride()
    .helpOption('-h, --help', 'print this help')
    .allowExcessArguments(false)
    .configureOutput({ outputError: () => undefined, writeErr: () => undefined });
}

function usageFault(error: CommanderError, words: readonly string[]): Fault {
  if (words.length === 0 || error.code === 'commander.help') {
    return new Fault('usage', { what: 'no command is given', todo: 'see nplm --help' });
  }
  if (error.code === 'commander.missingArgument') {
    return new Fault('usage', {
      what: 'no benchmark is named',
      todo: `choose from: ${lawNames().join(', ')}`,
    });
  }
  if (error.code === 'commander.unknownOption' && words[0].startsWith('-')) {
    return new Fault('usage', {
      what: `${words[0]} stands before a command`,
      todo: 'begin with nplm run or nplm generate',
    });
  }
  const word = error.code === 'commander.unknownOption' ? /'(--[^'=]*)/.exec(error.message)?.[1] : undefined;
  if (words[0] === 'run' && word !== undefined && word in OTHER_NAMES) {
    return new Fault('usage', {
      what: `unknown option '${word}'`,
      todo: `did you mean ${OTHER_NAMES[word]}?`,
    });
  }
  const [problem, hint] = error.message.replace(/^error: /, '').split('\n');
  const todo = hint === undefined ? 'see --help' : hint.replace(/^\((.*)\)$/, '$1').replace('Did', 'did');
  return new Fault('usage', { what: problem.replace(/\.$/, ''), todo });
}
