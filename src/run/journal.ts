import { closeSync, existsSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import type { ToyRow } from '../ensemble/index.js';
import { writing } from './writing.js';

/**
 * The toys of an unfinished run, a line each in the order in which they ended. Every line carries its own checksum:
 * what a kill tore is recognised and cut off.
 */
export class Journal {
  readonly #path: string;
  readonly #file: number;
  #open = true;
  /** Toys found when the journal was opened, by index. */
  readonly found: ReadonlyMap<number, ToyRow>;

  /** @param digest - of the run; a journal of another run is begun anew */
  constructor(path: string, digest: string) {
    this.#path = path;
    const { toys, length } = existsSync(path)
      ? read(readFileSync(path, 'latin1'), digest)
      : { toys: [], length: 0 };
    this.found = new Map(toys.map((row) => [row.index, row]));
    this.#file = writing(path, () => {
      if (existsSync(path)) truncateSync(path, length);
      return openSync(path, 'a');
    });
    if (length === 0) this.#append({ digest });
  }

  add(row: ToyRow): void {
    this.#append({ ...row, t: row.failed ? null : row.t });
  }

  close(): void {
    if (this.#open) closeSync(this.#file);
    this.#open = false;
  }

  #append(entry: object): void {
    const bytes = Buffer.from(lineOf(JSON.stringify(entry)), 'latin1');
    writing(this.#path, () => {
      // A full disk takes a part first and refuses the rest.
      for (let done = 0; done < bytes.length;) done += writeSync(this.#file, bytes, done);
    });
  }
}

function lineOf(text: string): string {
  return `${crc32(text).toString(16).padStart(8, '0')} ${text}\n`;
}

/** The whole lines from the start, and where they end. */
function read(content: string, digest: string): { toys: ToyRow[]; length: number } {
  const toys: ToyRow[] = [];
  let length = 0;
  for (;;) {
    const end = content.indexOf('\n', length);
    if (end < 0) break;
    const line = content.slice(length, end + 1);
    const text = line.slice(9, -1);
    if (line !== lineOf(text)) break;
    const entry = JSON.parse(text) as ToyRow & { digest?: string };
    if (length === 0 && entry.digest !== digest) break;
    if (length > 0) toys.push(entry.failed ? { ...entry, t: NaN } : entry);
    length = end + 1;
  }
  return { toys, length };
}
