#!/usr/bin/env node
import { exitCodes } from './exitCode.js';
import { watchSignals } from './signals.js';

// Before anything else is loaded, which takes a while.
const signal = watchSignals();

// Notes and progress are no result: where nobody can read them, the work and its exit code stay as they are.
process.stderr.on('error', () => undefined);

// A reader that has enough, such as head, closes the pipe: no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(process.exitCode);
  process.stderr.write(`nplm: stdout: ${error.message}\n`);
  process.exit(exitCodes.output);
});

process.on('uncaughtException', (error) => {
  const text = process.argv.includes('--debug') ? error.stack : `${error.message}; run again with --debug`;
  process.stderr.write(`nplm: internal error: ${text}\n`);
  process.exit(exitCodes.internal);
});

const { runCli } = await import('./index.js');
process.exitCode = await runCli(process.argv.slice(2), signal);
