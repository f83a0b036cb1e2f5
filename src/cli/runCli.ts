import { Fault } from '../fault/index.js';
import { CTRL_C, exitCodes } from './exitCode.js';
import { generateCommand } from './generateCommand.js';
import { runProgram } from './program.js';
import { runCommand } from './runCommand.js';

/**
 * The whole command: reads the arguments, does the work, prints an error as one line.
 *
 * @param words - the arguments after the program's name
 * @param signal - aborts with the name of the process signal as its reason
 * @returns the exit code
 */
export async function runCli(words: readonly string[], signal: AbortSignal): Promise<number> {
  try {
    await runProgram(words, { run: (given) => runCommand(given, signal), generate: generateCommand });
    return 0;
  } catch (error) {
    process.stderr.write(errorText(error, words.includes('--debug')));
    if (!(error instanceof Fault)) return exitCodes.internal;
    return error.kind === 'interrupted' && signal.reason === 'SIGINT' ? CTRL_C : exitCodes[error.kind];
  }
}

/** One line; the stack and what was behind it only if asked for. */
export function errorText(error: unknown, debug: boolean): string {
  const stack = debug ? stackOf(error) : '';
  if (error instanceof Fault && error.kind !== 'internal') return `nplm: ${error.message}\n${stack}`;
  const message = error instanceof Error ? error.message : String(error);
  const hint = debug ? '' : '; run again with --debug and report what it prints';
  return `nplm: internal error: ${message.replaceAll('\n', ' ')}${hint}\n${stack}`;
}

function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const cause = error.cause === undefined ? '' : `caused by ${stackOf(error.cause)}`;
  return `${error.stack ?? error.message}\n${cause}`;
}
