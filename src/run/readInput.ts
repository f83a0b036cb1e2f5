import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import { Fault } from '../fault/index.js';
import { readTable } from '../formats/index.js';
import type { Table } from '../sample/index.js';
import { errorCode } from './errorCode.js';

/** A file that was read. */
export interface Input {
  readonly path: string;
  readonly sha256: string;
  readonly table: Table;
}

/**
 * Reads a file of events.
 *
 * @param todo - what to do if it cannot be opened: `check --ref`
 * @throws Fault `missing` if it cannot be opened; `content` if it holds no table, or one without rows
 */
export async function readInput(path: string, todo: string): Promise<Input> {
  const bytes = await readBytes(path, todo);
  const table = readTable(bytes, path);
  if (table.rows === 0) {
    throw new Fault('content', {
      where: path,
      what: 'there are no events (0 rows)',
      todo: 'give a file with events',
    });
  }
  return { path, sha256: createHash('sha256').update(bytes).digest('hex'), table };
}

/**
 * Reads a whole file.
 *
 * @param todo - what to do if that fails: `check --ref`
 * @throws Fault `missing` if it cannot be opened
 */
export async function readBytes(path: string, todo: string): Promise<Uint8Array> {
  let file: FileHandle | undefined;
  try {
    file = await open(path, 'r');
    const stat = await file.stat();
    return stat.isFile() ? await readWhole(file, stat.size) : await file.readFile();
  } catch (error) {
    const code = errorCode(error);
    if (code === undefined) throw error;
    const what =
      { ENOENT: 'there is no such file', EISDIR: 'it is a folder', EACCES: 'it may not be read' }[code] ??
      `it cannot be read (${code})`;
    throw new Fault('missing', { where: path, what, todo }, { cause: error });
  } finally {
    await file?.close();
  }
}

/** In pieces: `readFile` stops at 2 GiB. */
async function readWhole(file: FileHandle, size: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(size);
  let filled = 0;
  while (filled < size) {
    const { bytesRead } = await file.read(bytes, filled, Math.min(size - filled, 1 << 30));
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return bytes.subarray(0, filled);
}
