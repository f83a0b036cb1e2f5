import { setImmediate } from 'node:timers/promises';
import { Fault } from '../fault/index.js';
import type { OutputFolder } from './outputFolder.js';

/** A file of an output folder that is drawn from a result. */
export interface DrawnFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * Writes figures as they are drawn, and marks the folder complete.
 *
 * @throws Fault `interrupted` when the signal aborts before the last one; a later call draws them
 */
export async function drawInto(
  folder: Pick<OutputFolder<never, never>, 'write' | 'complete'>,
  files: AsyncIterable<DrawnFile>,
  signal: AbortSignal | undefined,
): Promise<void> {
  for await (const { name, bytes } of files) {
    // Drawing never waits, so no signal would be heard.
    await setImmediate();
    if (signal?.aborted === true)
      throw new Fault('interrupted', {
        what: 'stopped before all figures were drawn',
        todo: 'run the same command again to draw them',
      });
    folder.write(name, bytes);
  }
  folder.complete();
}
