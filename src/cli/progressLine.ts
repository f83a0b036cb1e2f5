import { printable, shortNumber } from '../text/index.js';
import { Pace } from './pace.js';

/** Redrawn at most so often on a terminal, and printed so often elsewhere. */
const TERMINAL_MS = 100;
const PLAIN_MS = 15_000;
/** On a terminal, a line that has nothing new to say still shows that time goes on. */
const IDLE_MS = 1000;

/** How far work is. */
export interface LineProgress {
  /** What the toys are for, where there are several stages: each begins a new line. */
  readonly stage?: string;
  /** Toys that are there, those of an interrupted call included. */
  readonly done: number;
  readonly total: number;
  /** Toys that an interrupted call had fitted. */
  readonly resumed: number;
  /** Toys that were taken from a cache. */
  readonly taken?: number;
  readonly workers: number;
  /** Fits of the data, which follow the toys. */
  readonly data?: { readonly done: number; readonly total: number };
}

/** One line on stderr: toys done, rate and time left; then the fits of the data. */
export class ProgressLine {
  readonly #stream: NodeJS.WriteStream;
  readonly #quiet: boolean;
  readonly #now: () => number;
  #last: LineProgress | undefined;
  #pace: Pace | undefined;
  #timer: NodeJS.Timeout | undefined;
  #began = 0;
  #shown = 0;
  #estimated = false;
  #open = false;

  constructor(stream: NodeJS.WriteStream, quiet: boolean, now: () => number = () => performance.now()) {
    this.#stream = stream;
    this.#quiet = quiet;
    this.#now = now;
  }

  /** The first call, the first new toy, the last one and the last fit of the data are shown at once. */
  show(progress: LineProgress): void {
    if (this.#quiet) return;
    if (this.#last !== undefined && this.#last.stage !== progress.stage) this.#begin();
    const before = this.#last;
    this.#last = progress;
    const { done, total, resumed, taken = 0, workers, data } = progress;
    const there = resumed + taken;
    if (before === undefined) {
      this.#began = this.#now();
      if (resumed > 0) this.say(`going on after ${resumed} of ${total} toys`);
      this.#pace = new Pace(workers, total - there);
      this.#timer = setInterval(() => this.#draw(), this.#stream.isTTY ? IDLE_MS : PLAIN_MS).unref();
    }
    const now = this.#now();
    this.#pace?.reach(done - there, (now - this.#began) / 1000);
    const all = done === total && (data === undefined || data.done === data.total);
    if (all) clearInterval(this.#timer);
    const estimate = !this.#estimated && done > there;
    if (estimate) this.#estimated = true;
    const ended = (done === total && before?.done !== total) || all;
    const pause = this.#stream.isTTY ? TERMINAL_MS : PLAIN_MS;
    if (before === undefined || estimate || ended || now - this.#shown >= pause) this.#draw();
  }

  /** A line of its own. */
  say(text: string): void {
    if (this.#quiet) return;
    this.#breakLine();
    this.#stream.write(`${printable(text)}\n`);
  }

  /** Ends the line; nothing is drawn any more. */
  end(): void {
    clearInterval(this.#timer);
    this.#breakLine();
  }

  /** Another stage, as if nothing had been shown. */
  #begin(): void {
    this.end();
    this.#last = undefined;
    this.#estimated = false;
  }

  #draw(): void {
    if (this.#last === undefined || this.#pace === undefined) return;
    this.#shown = this.#now();
    const text = progressText(this.#last, (this.#shown - this.#began) / 1000, this.#pace);
    if (this.#stream.isTTY) {
      this.#stream.write(`\r${text}\x1b[K`);
      this.#open = true;
    } else this.#stream.write(`${text}\n`);
  }

  #breakLine(): void {
    if (this.#open) this.#stream.write('\n');
    this.#open = false;
  }
}

/** `toys 120/300, 4.1 a second, 44 s left`, then `toys 300/300, 4.2 a second, data 3/6`. */
export function progressText(
  { stage, done, total, data }: LineProgress,
  seconds: number,
  pace: Pace,
): string {
  const fits = data === undefined ? '' : `data ${data.done}/${data.total}`;
  if (total === 0) return fits;
  const toys = `${stage === undefined ? '' : `${stage}: `}toys ${done}/${total}`;
  const rate = pace.rate(seconds);
  if (rate === undefined) {
    if (done === total) return [toys, fits].filter(Boolean).join(', ');
    return `${toys}, first fit running${seconds < 1 ? '' : ` for ${duration(seconds)}`}`;
  }
  const rest = done === total ? fits : `${duration((total - done) / rate)} left`;
  return [toys, pace.text(rate), rest].filter(Boolean).join(', ');
}

/** Seconds below two minutes, else minutes, else hours. */
export function duration(seconds: number): string {
  if (seconds < 120) return `${Math.ceil(seconds)} s`;
  if (seconds < 7200) return `${Math.round(seconds / 60)} min`;
  return `${shortNumber(seconds / 3600, 2)} h`;
}
