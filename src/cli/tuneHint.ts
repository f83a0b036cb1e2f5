import type { TestChoice } from '../setup/index.js';
import { tuneDefaults, USUAL_SEARCH_FITS } from '../tune/index.js';
import { duration } from './progressLine.js';

/** So many fits tell how long more of them take: the first ones load and compile. */
const ENOUGH = 10;

/**
 * Says how a clip that nobody tuned for the test at hand can be, once, as soon as the fits tell how long that takes: early
 * enough to stop long work for it.
 */
export class TuneHint {
  readonly #say: (text: string) => void;
  readonly #callOf: (choice: TestChoice) => string;
  readonly #taken: string;
  readonly #now: () => number;
  #call: string | undefined;
  #start: { readonly at: number; readonly done: number } | undefined;

  /**
   * @param callOf - the command that tunes the clip of the test
   * @param taken - what takes the clip: `the next run takes it`
   */
  constructor(
    say: (text: string) => void,
    callOf: (choice: TestChoice) => string,
    taken: string,
    now: () => number = () => performance.now(),
  ) {
    this.#say = say;
    this.#callOf = callOf;
    this.#taken = taken;
    this.#now = now;
  }

  /** Hears what was chosen. The clip of a benchmark is that of its own yield, starts and toys. */
  chosen(choice: TestChoice): void {
    const { from } = choice.clipFrom;
    if (from === 'default' || from === 'benchmark') this.#call = this.#callOf(choice);
  }

  /** Hears how far the fits of a stage are. */
  progress({ done, total }: { readonly done: number; readonly total: number }): void {
    // Fewer than before: another stage has begun, and what lay between was no fit.
    if (this.#start === undefined || done < this.#start.done) this.#start = { at: this.#now(), done };
    const start = this.#start;
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
