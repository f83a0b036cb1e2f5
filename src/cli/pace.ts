import { shortNumber } from '../text/index.js';

/** The rate is that of so many toys, or of four for each worker: fits differ, and the first ones load and compile. */
const RECENT = 20;

/** When the toys of this call ended: how fast they come, and how long the rest will take. */
export class Pace {
  readonly #workers: number;
  /** Toys that this call is to make. */
  readonly #asked: number;
  /** Seconds since the start, one a toy. */
  readonly #ends: number[] = [];
  #bySecond: boolean | undefined;

  constructor(workers: number, asked: number) {
    this.#workers = Math.min(workers, asked);
    this.#asked = asked;
  }

  /** Takes note that so many toys are done. */
  reach(toys: number, seconds: number): void {
    while (this.#ends.length < toys) this.#ends.push(seconds);
  }

  /** Toys a second; undefined before the first one. At the end it is the mean of all, and stays. */
  rate(seconds: number): number | undefined {
    const done = this.#ends.length;
    if (done === 0 || !(seconds > 0)) return undefined;
    const last = this.#ends[done - 1];
    if (done >= this.#asked) return done / Math.max(last, Number.MIN_VALUE);
    // When the first toy ends, those beside it are about to.
    if (done < 2 * this.#workers) return Math.max(done, this.#workers) / seconds;
    const first = Math.max(this.#workers, done - Math.max(RECENT, 4 * this.#workers));
    const count = done - first;
    const since = this.#ends[first - 1];
    // A toy that is overdue slows the rate before it is there.
    const span = Math.max(last - since, ((seconds - since) * count) / (count + 1));
    return count / Math.max(span, Number.MIN_VALUE);
  }

  /** `4.1 a second` or `2.5 s each`: the unit changes only where it no longer suits. */
  text(rate: number): string {
    const least = this.#bySecond === undefined ? 1 : this.#bySecond ? 0.5 : 2;
    this.#bySecond = rate >= least;
    return this.#bySecond ? `${shortNumber(rate, 2)} a second` : `${shortNumber(1 / rate, 2)} s each`;
  }
}
