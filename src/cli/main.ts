#!/usr/bin/env node
// The first statement, and no import before it: until it ends, a signal does what Node lets it do.
const controller = new AbortController();
for (const name of ['SIGINT', 'SIGTERM', 'SIGUSR1'] as const) {
  process.on(name, () => {
    // The second one ends the process as it would end any other (128 + its number for the shell): `process.exit` would
    // wait for a read that hangs, such as of a dead network disk. SIGUSR1 without a listener opens the inspector.
    if (controller.signal.aborted) {
      const last = name === 'SIGUSR1' ? 'SIGTERM' : name;
      process.removeAllListeners(last);
      process.kill(process.pid, last);
    }
    controller.abort(name);
  });
}

// Notes and progress are no result: where nobody can read them, the work and its exit code stay as they are.
process.stderr.on('error', () => undefined);

const { exitCodes } = await import('./exitCode.js');

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

const { closeInspector } = await import('./closeInspector.js');
if (closeInspector()) controller.abort('SIGUSR1');

const { runCli } = await import('./index.js');
process.exitCode = await runCli(process.argv.slice(2), controller.signal);

export {};
