import { Fault, faultMessage, type FaultText } from '../fault/index.js';
import { printable } from '../text/index.js';
import { commands } from './commands.js';
import { CTRL_C, exitCodes } from './exitCode.js';
import { runProgram } from './program.js';

/**
 * The whole command: reads the arguments, does the work, prints an error as one line.
 *
 * @param words - the arguments after the program's name
 * @param signal - aborts with the name of the process signal as its reason
 * @returns the exit code
 */
export async function runCli(words: readonly string[], signal: AbortSignal): Promise<number> {
  try {
    await runProgram(words, commands, signal);
    return 0;
  } catch (error) {
    process.stderr.write(errorText(error, words.includes('--debug')));
    if (!(error instanceof Fault)) return exitCodes.internal;
    return error.kind === 'interrupted' && signal.reason === 'SIGINT' ? CTRL_C : exitCodes[error.kind];
  }
}

/** One line, or one and its details; the stack and what was behind it only if asked for. */
function errorText(error: unknown, debug: boolean): string {
  const stack = debug ? stackOf(error) : '';
  if (error instanceof Fault && error.kind !== 'internal')
    return `nplm: ${faultMessage(printableText(error.text))}\n${stack}`;
  const message = error instanceof Error ? error.message : String(error);
  const hint = debug ? '' : '; run again with --debug and report what it prints';
  return `nplm: internal error: ${printable(message)}${hint}\n${stack}`;
}

function printableText({ what, where, details, todo }: FaultText): FaultText {
  return {
    what: printable(what),
    ...(where === undefined ? {} : { where: printable(where) }),
    ...(details === undefined ? {} : { details: details.map(printable) }),
    ...(todo === undefined ? {} : { todo: printable(todo) }),
  };
}

function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const cause = error.cause === undefined ? '' : `caused by ${stackOf(error.cause)}`;
  const lines = (error.stack ?? error.message).split('\n').map(printable);
  return `${lines.join('\n')}\n${cause}`;
}
