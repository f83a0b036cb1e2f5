import { Argument, Command, CommanderError, Option } from 'commander';
import { Fault } from '../fault/index.js';
import { version } from '../folder/index.js';
import { closestName } from '../text/index.js';
import { checkCount, checkWords } from './checkWords.js';
import { usageOf, type CommandRow } from './commandRow.js';
import { kebab, type OptionTable } from './options.js';
import { valuesOfWords } from './readValues.js';

/** Columns of the help. It has a fixed width, so that it reads the same in a terminal, a pipe and the docs. */
const WIDTH = 100;

/**
 * Reads the command line and does what it asks for. Help and version go to stdout.
 *
 * @param words - the arguments after the program's name
 * @param signal - what a command hears of
 * @throws Fault `usage` for anything that is no command or option
 */
export async function runProgram(
  words: readonly string[],
  commands: readonly CommandRow[],
  signal: AbortSignal,
): Promise<void> {
  const program = new Command('nplm')
    .description('New Physics Learning Machine: do these data follow the reference, anywhere, in any way?')
    .version(version(), '--version', 'print the version')
    .helpCommand('help [command]', 'print the help of a command')
    .addHelpText('after', examplesText(commands.map(({ examples }) => examples[0])));
  quieten(program);
  for (const row of commands) program.addCommand(commandOf(row, commands, signal));
  const asked = words[0] === 'help' ? helpOf(words.slice(1), commands) : words;
  checkStart(asked, commands);
  const row = commands.find(({ name }) => name === asked[0]);
  if (row !== undefined) checkWords(row, asked.slice(1));
  try {
    await program.parseAsync(asked, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode !== 0) throw usageFault(error);
  }
}

function commandOf(row: CommandRow, commands: readonly CommandRow[], signal: AbortSignal): Command {
  const command = addOptions(new Command(row.name), row.options)
    .description(row.text)
    .usage(['[options]', usageOf(row)].filter(Boolean).join(' '))
    .addHelpText('after', examplesText(row.examples))
    .addHelpText('after', row.more === undefined ? '' : `\n${row.more}`);
  quieten(command);
  return (
    command
      // Its own rows of words: commander has no argument of several words before another.
      .allowExcessArguments(true)
      .configureHelp({ ...command.configureHelp(), visibleArguments: () => row.arguments.map(argumentOf) })
      .action(async () => {
        checkCount(row, command.args);
        const options = valuesOfWords(row.options, command.opts());
        await row.run({ options, words: command.args, signal, commands });
      })
  );
}

function argumentOf({ name, text, choices }: CommandRow['arguments'][number]): Argument {
  return new Argument(name, choices === undefined ? text : `${text} (${choices.join(', ')})`);
}

function examplesText(examples: readonly string[]): string {
  return `\n${examples.length === 1 ? 'Example' : 'Examples'}:\n${examples.map((line) => `  ${line}`).join('\n')}`;
}

/** `help` and `help run` as commander reads them best; `help` of anything else is an unknown command. */
function helpOf([name]: readonly string[], commands: readonly CommandRow[]): readonly string[] {
  if (name === undefined || name === 'help') return ['--help'];
  return commands.some((row) => row.name === name) ? [name, '--help'] : [name];
}

function addOptions(command: Command, table: OptionTable): Command {
  for (const [name, { type, value = 'VALUE', text, choices, otherwise }] of Object.entries(table)) {
    const flag = `--${kebab(name)}${type === 'flag' ? '' : ` <${value}>`}`;
    const help = `${text}${choices === undefined ? '' : ` (${choices.join(', ')})`}${
      otherwise === undefined ? '' : ` [${otherwise}]`
    }`;
    const option = new Option(flag, help);
    // A flag like any other: commander would make --no-figures turn off a flag --figures.
    option.negate = false;
    // Given again, it adds to what was given before.
    if (type === 'files')
      option.argParser((word: string, before: readonly string[] = []) => [...before, word]);
    command.addOption(option);
  }
  return command;
}

/** Errors are thrown, not printed: one place prints them all. */
function quieten(command: Command): void {
  command
    .exitOverride()
    .helpOption('-h, --help', 'print this help')
    .allowExcessArguments(false)
    .configureHelp({ helpWidth: WIDTH })
    .configureOutput({ outputError: () => undefined, writeErr: () => undefined });
}

/** The first word is a command, or asks for help or the version. */
function checkStart([first]: readonly string[], commands: readonly CommandRow[]): void {
  if (first === undefined) throw new Fault('usage', { what: 'no command is given', todo: 'see nplm --help' });
  if (['--help', '-h', '--version'].includes(first) || commands.some(({ name }) => name === first)) return;
  if (first.startsWith('-')) {
    const option = first.split('=', 1)[0];
    const homes = commands.filter(({ options }) =>
      Object.keys(options).some((name) => `--${kebab(name)}` === option),
    );
    throw new Fault('usage', {
      what: `${option} stands before a command`,
      todo: homes.length === 0 ? 'see nplm --help' : `begin with the command, such as nplm ${homes[0].name}`,
    });
  }
  const closest = closestName(
    first,
    commands.map(({ name }) => name),
  );
  throw new Fault('usage', {
    what: `unknown command '${first}'`,
    todo: closest === undefined ? 'see nplm --help' : `did you mean ${closest}?`,
  });
}

/** What is left for commander to find, in its words. */
function usageFault(error: CommanderError): Fault {
  const [problem] = error.message.replace(/^error: /, '').split('\n');
  return new Fault('usage', { what: problem.replace(/\.$/, ''), todo: 'see nplm --help' });
}
