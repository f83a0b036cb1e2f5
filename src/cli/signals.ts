/**
 * Aborts at the first SIGINT or SIGTERM, with its name as the reason. The second one ends the process as it would end any
 * other (128 + its number for the shell): `process.exit` would wait for a read that hangs, such as of a dead network disk.
 */
export function watchSignals(): AbortSignal {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.on(name, () => {
      if (controller.signal.aborted) {
        process.removeAllListeners(name);
        process.kill(process.pid, name);
      }
      controller.abort(name);
    });
  }
  return controller.signal;
}
