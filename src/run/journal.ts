import { closeSync, existsSync, openSync, readFileSync, truncateSync, writeSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import type { ToyRow } from '../ensemble/index.js';
import type { FitOutcome } from '../fit/index.js';
import { writing } from './writing.js';

const SCHEMA = 'nplm/journal/1';

/** A line: one finished fit, and the seconds that the run had taken by then, over all its calls. */
interface Entry {
  readonly at: number;
  readonly toy?: ToyRow;
  /** A fit of the observed data; repeat 0 is the result. */
  readonly data?: { readonly repeat: number; readonly fit: StoredOutcome };
}

type StoredOutcome = Omit<FitOutcome, 'parameters'> & { readonly parameters: readonly (number | null)[] };

/**
 * The fits of an unfinished run, a line each in the order in which they ended. Every line carries its own checksum:
 * what a kill tore is recognised and cut off. Numbers come back with all their bits.
 */
export class Journal {
  readonly #path: string;
  readonly #file: number;
  readonly #elapsed: () => number;
  readonly #before: number;
  #open = true;
  /** By index. */
  readonly toys = new Map<number, ToyRow>();
  /** Fits of the observed data by repeat. */
  readonly data = new Map<number, FitOutcome>();

  /**
   * @param digest - of the run; a journal of another run is begun anew
   * @param elapsed - seconds since this call began
   */
  constructor(path: string, digest: string, elapsed: () => number) {
    this.#path = path;
    this.#elapsed = elapsed;
    const content = existsSync(path) ? writing(path, () => readFileSync(path, 'latin1')) : '';
    const { entries, length } = read(content, digest);
    for (const { toy, data } of entries) {
      if (toy !== undefined) this.toys.set(toy.index, withNumbers(toy));
      if (data !== undefined) this.data.set(data.repeat, outcomeOf(data.fit));
    }
    this.#before = entries.at(-1)?.at ?? 0;
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

  /** Seconds that the run has taken, over all calls; what a killed call did after its last line is lost. */
  seconds(): number {
    return this.#before + this.#elapsed();
  }

  addToy(toy: ToyRow): void {
    this.toys.set(toy.index, toy);
    this.#append({ at: this.seconds(), toy } satisfies Entry);
  }

  addData(repeat: number, outcome: FitOutcome): void {
    this.data.set(repeat, outcome);
    const fit = { ...outcome, parameters: [...outcome.parameters] };
    this.#append({ at: this.seconds(), data: { repeat, fit } } satisfies Entry);
  }

  /** Notes the time of a call that is stopped. */
  addTime(): void {
    this.#append({ at: this.seconds() } satisfies Entry);
  }

  close(): void {
    if (!this.#open) return;
    this.#open = false;
    writing(this.#path, () => closeSync(this.#file));
  }

  #append(entry: object): void {
    // A fit may end after the run was stopped.
    if (!this.#open) return;
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
function read(content: string, digest: string): { entries: Entry[]; length: number } {
  const entries: Entry[] = [];
  let length = 0;
  for (;;) {
    const end = content.indexOf('\n', length);
    if (end < 0) break;
    const line = content.slice(length, end + 1);
    const text = line.slice(9, -1);
    if (line !== lineOf(text)) break;
    const entry = JSON.parse(text) as Entry & { schema?: string; digest?: string };
    if (length === 0 && (entry.schema !== SCHEMA || entry.digest !== digest)) break;
    if (length > 0) entries.push(entry);
    length = end + 1;
  }
  return { entries, length };
}

/** JSON has null for the NaN of a fit that failed. */
function withNumbers<Fit extends { readonly t: number; readonly failed: boolean }>(fit: Fit): Fit {
  return fit.failed ? { ...fit, t: NaN } : fit;
}

function outcomeOf(fit: StoredOutcome): FitOutcome {
  const { parameters } = fit;
  return withNumbers({ ...fit, parameters: Float64Array.from(parameters, (value) => value ?? NaN) });
}
