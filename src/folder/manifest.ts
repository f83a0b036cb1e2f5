import { lstatSync, readFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { writing } from './writing.js';

/** The first line, which tells a manifest from a file of the user that has its name. */
const HEADER = '# nplm/manifest/1';
/** The last line once all files are there. */
const COMPLETE = '# complete';
/** A file that is there, or one that was begun: `9ae0daaf 4711 toys.arrow`, `begun toys.journal`. */
const LINE = /^(?:begun|([0-9a-f]{8}) (\d+)) ([^/\\]+)$/;

/** What tells whether a file is still as it was written: its crc32 and its bytes, `9ae0daaf 4711`. */
export type Stamp = string;

/** The files that nplm wrote into a folder. */
export interface Manifest {
  /** By name; undefined for one that was begun, and may be torn or not be there. */
  readonly files: ReadonlyMap<string, Stamp | undefined>;
  /** Whether all files of the run were written. */
  readonly complete: boolean;
}

/**
 * Reads a manifest.
 *
 * @returns undefined where there is none, or a file that is not of nplm
 */
export function readManifest(path: string): Manifest | undefined {
  return parse(textOf(path) ?? '');
}

function parse(text: string): Manifest | undefined {
  if (!text.startsWith(`${HEADER}\n`)) return undefined;
  // The last line is empty, or torn.
  const lines = text.split('\n').slice(1, -1);
  const complete = lines.at(-1) === COMPLETE;
  const files = new Map<string, Stamp | undefined>();
  for (const line of complete ? lines.slice(0, -1) : lines) {
    const [, crc, bytes, name] = LINE.exec(line) ?? [];
    if (name === undefined || name === '.' || name === '..') return undefined;
    files.set(name, crc === undefined ? undefined : `${crc} ${bytes}`);
  }
  return { files, complete };
}

export function manifestBytes({ files, complete }: Manifest): Uint8Array {
  const lines = [...files].map(([name, stamp = 'begun']) => `${stamp} ${name}`);
  const all = [HEADER, ...lines, ...(complete ? [COMPLETE] : [])];
  return new TextEncoder().encode(`${all.join('\n')}\n`);
}

/** Whether a file is a manifest or the beginning of one, as a kill or a full disk leaves it, or there is none. */
export function mayBeManifest(path: string): boolean {
  const text = textOf(path);
  return text === undefined ? !isThere(path) : HEADER.startsWith(text) || parse(text) !== undefined;
}

export function stampOf(bytes: Uint8Array): Stamp {
  return `${crc32(bytes).toString(16).padStart(8, '0')} ${bytes.length}`;
}

/** Whether anything has this name, a link to nowhere included. */
export function isThere(path: string): boolean {
  return writing(path, () => lstatSync(path, { throwIfNoEntry: false })) !== undefined;
}

/** Undefined where there is none, or no file: a pipe would keep its reader for ever. */
function textOf(path: string): string | undefined {
  return writing(path, () => {
    const stat = lstatSync(path, { throwIfNoEntry: false });
    if (stat === undefined || !(stat.isFile() || stat.isDirectory())) return undefined;
    return readFileSync(path, 'utf8');
  });
}
