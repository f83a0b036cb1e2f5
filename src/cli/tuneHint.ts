import type { Progress, RunChoice } from '../run/index.js';
import { tuneDefaults, USUAL_SEARCH_FITS } from '../tune/index.js';
import { duration } from './progressLine.js';

/** So many fits tell how long more of them take: the first ones load and compile. */
const ENOUGH = 10;

/**
 * Says how a clip that nobody tuned can be, once, as soon as the fits of the run tell how long that takes: early enough
 * to stop a long run for it.
 */
export class TuneHint {
  readonly #say: (text: string) => void;
  readonly #callOf: (choice: RunChoice) => string;
  readonly #taken: string;
  readonly #now: () => number;
  #call: string | undefined;
  #start: { readonly at: number; readonly done: number } | undefined;

  /**
   * @param callOf - the command that tunes the clip of a run
   * @param taken - what takes the clip: `the next run takes it`
   */
  constructor(
    say: (text: string) => void,
    callOf: (choice: RunChoice) => string,
    taken: string,
    now: () => number = () => performance.now(),
  ) {
    this.#say = say;
    this.#callOf = callOf;
    this.#taken = taken;
    this.#now = now;
  }

  /** Hears what the run chose. */
  chosen(choice: RunChoice): void {
    if (choice.clipFrom.from === 'default') this.#call = this.#callOf(choice);
  }

  /** Hears how far the run is. */
  progress({ done, total }: Progress): void {
    const start = (this.#start ??= { at: this.#now(), done });
    const fitted = done - start.done;
    if (fitted === 0 || (fitted < ENOUGH && done < total)) return;
    this.#tell((this.#now() - start.at) / 1000 / fitted);
  }

  /** No more fits come. */
  end(): void {
    this.#tell(undefined);
  }

  /** @param seconds - of a fit, all workers at work; undefined where none was made */
  #tell(seconds: number | undefined): void {
    if (this.#call === undefined) return;
    const fits = USUAL_SEARCH_FITS + tuneDefaults.toys;
    const time = seconds === undefined ? '' : ` in about ${duration(fits * seconds)}`;
    this.#say(`this tunes the clip${time}, and ${this.#taken}: ${this.#call}`);
    this.#call = undefined;
  }
}
