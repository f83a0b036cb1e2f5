import type { Progress } from '../run/index.js';
import { printable, shortNumber } from '../text/index.js';

/** Redrawn at most so often on a terminal, and printed so often elsewhere. */
const TERMINAL_MS = 100;
const PLAIN_MS = 15_000;
/** On a terminal, a line that has nothing new to say still shows that time goes on. */
const IDLE_MS = 1000;

/** One line on stderr: toys done, rate and time left. */
export class ProgressLine {
  readonly #stream: NodeJS.WriteStream;
  readonly #quiet: boolean;
  readonly #now: () => number;
  #last: Progress | undefined;
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

  /** The first call, the first new toy and the last one are shown at once. */
  show(progress: Progress): void {
    if (this.#quiet) return;
    const first = this.#last === undefined;
    this.#last = progress;
    const { done, total, resumed } = progress;
    if (first) {
      this.#began = this.#now();
      if (resumed > 0) this.say(`going on after ${resumed} of ${total} toys`);
      this.#timer = setInterval(() => this.#draw(), this.#stream.isTTY ? IDLE_MS : PLAIN_MS).unref();
    }
    const estimate = !this.#estimated && done > resumed;
    if (estimate) this.#estimated = true;
    const pause = this.#stream.isTTY ? TERMINAL_MS : PLAIN_MS;
    if (first || estimate || done === total || this.#now() - this.#shown >= pause) this.#draw();
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

  #draw(): void {
    if (this.#last === undefined) return;
    this.#shown = this.#now();
    const text = progressText(this.#last, (this.#shown - this.#began) / 1000);
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

/** `toys 120/300, 4.1 a second, 44 s left`. */
export function progressText({ done, total, resumed, workers }: Progress, seconds: number): string {
  const toys = `toys ${done}/${total}`;
  if (done === total && done === resumed) return total === 0 ? 'fitting the data' : `${toys}, now the data`;
  const fresh = done - resumed;
  if (fresh === 0 || seconds <= 0) {
    return `${toys}, first fit running${seconds < 1 ? '' : ` for ${duration(seconds)}`}`;
  }
  // When the first toy ends, those beside it are about to.
  const rate = Math.max(fresh, Math.min(workers, total - resumed)) / seconds;
  const pace = rate >= 1 ? `${shortNumber(rate, 2)} a second` : `${shortNumber(1 / rate, 2)} s each`;
  return `${toys}, ${pace}, ${done === total ? 'now the data' : `${duration((total - done) / rate)} left`}`;
}

/** Seconds below two minutes, else minutes, else hours. */
export function duration(seconds: number): string {
  if (seconds < 120) return `${Math.ceil(seconds)} s`;
  if (seconds < 7200) return `${Math.round(seconds / 60)} min`;
  return `${shortNumber(seconds / 3600, 2)} h`;
}
