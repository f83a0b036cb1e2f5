import { lockFolder } from '../folder/index.js';
import { Fault } from '../fault/index.js';

/** Another process holds an entry for as long as it takes to write it. */
const PATIENCE_MS = 30_000;
const PAUSE_MS = 20;

/**
 * Does something while no other process writes the same entry of a cache: waits for those that do.
 *
 * @param path - of the entry
 * @throws Fault `busy` if one does not end
 */
export function withLock<T>(path: string, act: () => T): T {
  const unlock = lockPatiently(`${path}.lock`);
  try {
    return act();
  } finally {
    unlock();
  }
}

function lockPatiently(lock: string): () => void {
  const end = performance.now() + PATIENCE_MS;
  const sleeper = new Int32Array(new SharedArrayBuffer(4));
  for (;;) {
    try {
      return lockFolder(lock);
    } catch (error) {
      if (!(error instanceof Fault && error.kind === 'busy') || performance.now() > end) throw error;
      Atomics.wait(sleeper, 0, 0, PAUSE_MS);
    }
  }
}
