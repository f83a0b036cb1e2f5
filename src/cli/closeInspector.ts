import inspector from 'node:inspector';

/**
 * Closes an inspector that nobody asked for. Until the first statement of the program has run, SIGUSR1 opens it: a port
 * through which any user of the machine can run code in this process.
 *
 * @returns whether it was open, and so the signal came
 */
export function closeInspector(): boolean {
  const asked = [...process.execArgv, ...(process.env.NODE_OPTIONS ?? '').split(/\s+/)];
  if (inspector.url() === undefined || asked.some((word) => word.startsWith('--inspect'))) return false;
  inspector.close();
  return true;
}
