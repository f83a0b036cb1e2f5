import { addAbortSignal, type Readable } from 'node:stream';
import { Fault } from '../fault/index.js';
import { errorCode } from './errorCode.js';
import { heedSignal } from './heedSignal.js';

/** How messages name it. */
export const STDIN_NAME = 'standard input';

/**
 * Reads standard input to its end.
 *
 * @param signal - ends the wait for a writer
 * @throws Fault `missing` if nobody sends anything, or it cannot be read; `content` if it is larger than memory;
 *   `interrupted` when the signal aborts
 */
export async function readStdin(
  signal?: AbortSignal,
  stream: Readable & { readonly isTTY?: boolean } = process.stdin,
): Promise<Uint8Array> {
  if (stream.isTTY === true) {
    throw fault('missing', 'it is a terminal', 'send events to it: zcat sm.csv.gz | nplm run --ref - …');
  }
  if (signal !== undefined) addAbortSignal(signal, stream);
  const parts: Uint8Array[] = [];
  try {
    for await (const part of stream) parts.push(part as Uint8Array);
    return Buffer.concat(parts);
  } catch (error) {
    await heedSignal(signal);
    if (error instanceof RangeError) {
      throw fault('content', 'it does not fit into memory', 'give fewer events', error);
    }
    const code = errorCode(error);
    if (code === undefined) throw error;
    const what = code === 'EISDIR' ? 'it is a folder' : `it cannot be read (${code})`;
    throw fault('missing', what, 'send a file to it', error);
  }
}

function fault(kind: 'missing' | 'content', what: string, todo: string, cause?: unknown): Fault {
  return new Fault(kind, { where: STDIN_NAME, what, todo }, { cause });
}
