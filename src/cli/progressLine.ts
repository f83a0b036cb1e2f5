import { shortNumber } from '../numeric/index.js';
import type { Progress } from '../run/index.js';

/** Redrawn at most so often on a terminal, and printed so often elsewhere. */
const TERMINAL_MS = 100;
const PLAIN_MS = 15_000;

/** One line on stderr: toys done, rate and time left. */
export class ProgressLine {
  readonly #stream: NodeJS.WriteStream;
  readonly #quiet: boolean;
  readonly #now: () => number;
  #began: number | undefined;
  #shown = 0;
  #open = false;

  constructor(stream: NodeJS.WriteStream, quiet: boolean, now: () => number = () => performance.now()) {
    this.#stream = stream;
    this.#quiet = quiet;
    this.#now = now;
  }

  show(progress: Progress): void {
    if (this.#quiet || progress.total === 0) return;
    const now = this.#now();
    if (this.#began === undefined) {
      this.#began = now;
      this.#shown = now;
      if (progress.resumed > 0) this.say(`going on after ${progress.resumed} of ${progress.total} toys`);
    }
    const last = progress.done === progress.total;
    const pause = this.#stream.isTTY ? TERMINAL_MS : PLAIN_MS;
    if (!last && now - this.#shown < pause) return;
    this.#shown = now;
    const text = progressText(progress, (now - this.#began) / 1000);
    if (this.#stream.isTTY) {
      this.#stream.write(`\r${text}\x1b[K`);
      this.#open = true;
    } else this.#stream.write(`${text}\n`);
  }

  /** A line of its own. */
  say(text: string): void {
    if (this.#quiet) return;
    this.end();
    this.#stream.write(`${text}\n`);
  }

  end(): void {
    if (this.#open) this.#stream.write('\n');
    this.#open = false;
  }
}

/** `toys 120/300, 4.1 a second, 44 s left`. */
export function progressText({ done, total, resumed }: Progress, seconds: number): string {
  const fresh = done - resumed;
  if (fresh === 0 || seconds <= 0) return `toys ${done}/${total}`;
  const rate = fresh / seconds;
  const pace = rate >= 1 ? `${shortNumber(rate, 2)} a second` : `${shortNumber(1 / rate, 2)} s each`;
  return `toys ${done}/${total}, ${pace}, ${done === total ? 'now the data' : `${duration((total - done) / rate)} left`}`;
}

/** Seconds below two minutes, else minutes, else hours. */
export function duration(seconds: number): string {
  if (seconds < 120) return `${Math.ceil(seconds)} s`;
  if (seconds < 7200) return `${Math.round(seconds / 60)} min`;
  return `${shortNumber(seconds / 3600, 2)} h`;
}
