import type { Stats } from 'node:fs';
import { open, stat, type FileHandle } from 'node:fs/promises';
import { Fault } from '../fault/index.js';
import { errorCode } from './errorCode.js';

/**
 * Reads a whole file. Only what has an end and can be read again: a pipe may never get a writer, a device never end, and
 * a run that goes on later needs the same bytes.
 *
 * @param todo - what to do if that fails: `check --ref`
 * @throws Fault `missing` if it cannot be opened, or is no file; `content` if it is larger than memory
 */
export async function readBytes(path: string, todo: string): Promise<Uint8Array> {
  let file: FileHandle | undefined;
  try {
    // Before it is opened, which already waits for the writer of a pipe.
    const found = await stat(path);
    if (!found.isFile()) throw noFile(path, found, todo);
    file = await open(path, 'r');
    return await readWhole(file, memoryFor(found.size, path));
  } catch (error) {
    if (error instanceof Fault) throw error;
    const code = errorCode(error);
    if (code === undefined) throw error;
    const what =
      { ENOENT: 'there is no such file', EACCES: 'it may not be read' }[code] ??
      `it cannot be read (${code})`;
    throw new Fault('missing', { where: path, what, todo }, { cause: error });
  } finally {
    await file?.close();
  }
}

function noFile(path: string, found: Stats, todo: string): Fault {
  if (found.isDirectory()) return new Fault('missing', { where: path, what: 'it is a folder', todo });
  const what = found.isFIFO() ? 'a pipe' : found.isSocket() ? 'a socket' : 'a device';
  return new Fault('missing', {
    where: path,
    what: `it is ${what}, which is not read`,
    todo: 'write its content into a file first and give that, or give - and send it to standard input',
  });
}

function memoryFor(size: number, path: string): Uint8Array {
  try {
    return new Uint8Array(size);
  } catch (error) {
    throw new Fault(
      'content',
      { where: path, what: `its ${size} bytes do not fit into memory`, todo: 'give fewer events' },
      { cause: error },
    );
  }
}

/** In pieces: `readFile` stops at 2 GiB. */
async function readWhole(file: FileHandle, bytes: Uint8Array): Promise<Uint8Array> {
  let filled = 0;
  while (filled < bytes.length) {
    const { bytesRead } = await file.read(bytes, filled, Math.min(bytes.length - filled, 1 << 30));
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return bytes.subarray(0, filled);
}
