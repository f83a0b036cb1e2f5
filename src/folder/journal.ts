import { closeSync, existsSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { writing } from './writing.js';

const SCHEMA = 'nplm/journal/1';

/** The seconds that the work had taken when a line was written, over all its calls. */
interface Line {
  readonly at: number;
}

/**
 * What was done of unfinished work, a line a piece in the order in which they ended. Every line carries its own
 * checksum: what a kill tore is recognised and cut off. Numbers come back with all their bits.
 */
export class Journal<Entry extends object> {
  readonly #path: string;
  readonly #file: number;
  readonly #elapsed: () => number;
  readonly #before: number;
  #open = true;
  /** What earlier calls noted. */
  readonly entries: readonly Partial<Entry>[];

  /**
   * @param digest - of the work; a journal of other work is begun anew
   * @param elapsed - seconds since this call began
   */
  constructor(path: string, digest: string, elapsed: () => number) {
    this.#path = path;
    this.#elapsed = elapsed;
    const content = existsSync(path) ? writing(path, () => readFileSync(path, 'latin1')) : '';
    const { lines, length } = read<Entry>(content, digest);
    this.entries = lines;
    this.#before = lines.at(-1)?.at ?? 0;
    this.#file = writing(path, () => {
      if (existsSync(path)) truncateSync(path, length);
      return openSync(path, 'a');
    });
    if (length > 0) return;
    try {
      this.#append({ schema: SCHEMA, digest });
    } catch (error) {
      this.close();
      throw error;
    }
  }

  /** Seconds that the work has taken, over all calls; what a killed call did after its last line is lost. */
  seconds(): number {
    return this.#before + this.#elapsed();
  }

  add(entry: Entry): void {
    this.#append({ at: this.seconds(), ...entry });
  }

  /** Notes the time of a call that is stopped. */
  addTime(): void {
    this.#append({ at: this.seconds() });
  }

  close(): void {
    if (!this.#open) return;
    this.#open = false;
    writing(this.#path, () => closeSync(this.#file));
  }

  #append(line: object): void {
    // A fit may end after the work was stopped.
    if (!this.#open) return;
    const bytes = Buffer.from(lineOf(JSON.stringify(line)), 'latin1');
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
function read<Entry>(content: string, digest: string): { lines: (Partial<Entry> & Line)[]; length: number } {
  const lines: (Partial<Entry> & Line)[] = [];
  let length = 0;
  for (;;) {
    const end = content.indexOf('\n', length);
    if (end < 0) break;
    const line = content.slice(length, end + 1);
    const text = line.slice(9, -1);
    if (line !== lineOf(text)) break;
    const entry = JSON.parse(text) as Partial<Entry> & Line & { schema?: string; digest?: string };
    if (length === 0 && (entry.schema !== SCHEMA || entry.digest !== digest)) break;
    if (length > 0) lines.push(entry);
    length = end + 1;
  }
  return { lines, length };
}
