import { setImmediate } from 'node:timers/promises';
import { Fault } from '../fault/index.js';

/**
 * Between two pieces of work that let nothing else have its turn: hears a signal that came meanwhile.
 *
 * @throws Fault `interrupted` if the signal has aborted
 */
export async function heedSignal(signal: AbortSignal | undefined): Promise<void> {
  await setImmediate();
  if (signal?.aborted === true)
    throw new Fault('interrupted', { what: 'stopped before anything was written' });
}
