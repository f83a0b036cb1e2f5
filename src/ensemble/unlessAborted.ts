import { Fault } from '../fault/index.js';

/**
 * The outcome of work that knows no signal.
 *
 * @throws Fault `interrupted` as soon as the signal aborts; the work is then left to itself
 */
export async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return work;
  let stop: (() => void) | undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(new Fault('interrupted', { what: 'stopped before all fits were done' }));
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop);
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    // Once all is done, the signal is no business of this call any more.
    if (stop !== undefined) signal.removeEventListener('abort', stop);
    work.catch(() => undefined);
  }
}
