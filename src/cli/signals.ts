import { CTRL_C, exitCodes } from './exitCode.js';

/** Aborts at the first SIGINT or SIGTERM, with its name as the reason; the second one ends the process at once. */
export function watchSignals(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      if (controller.signal.aborted) process.exit(name === 'SIGINT' ? CTRL_C : exitCodes.interrupted);
      controller.abort(name);
    });
  }
  return controller.signal;
}
