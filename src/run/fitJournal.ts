import type { ToyRow } from '../ensemble/index.js';
import type { FitOutcome } from '../fit/index.js';
import { Journal, withNumbers } from '../folder/index.js';

/** A line: a toy, or a fit of the observed data; repeat 0 is the result. */
type Entry =
  | { readonly toy: ToyRow; readonly data?: never }
  | { readonly data: { readonly repeat: number; readonly fit: StoredOutcome }; readonly toy?: never };

type StoredOutcome = Omit<FitOutcome, 'parameters'> & { readonly parameters: readonly (number | null)[] };

/** The fits of an unfinished run, kept in a file as they end. */
export class FitJournal extends Journal<Entry> {
  /** By index. */
  readonly toys = new Map<number, ToyRow>();
  /** Fits of the observed data by repeat. */
  readonly data = new Map<number, FitOutcome>();

  /**
   * @param digest - of the run; a journal of another run is begun anew
   * @param elapsed - seconds since this call began
   */
  constructor(path: string, digest: string, elapsed: () => number) {
    super(path, digest, elapsed);
    for (const { toy, data } of this.entries) {
      if (toy !== undefined) this.toys.set(toy.index, withNumbers(toy));
      if (data !== undefined) this.data.set(data.repeat, outcomeOf(data.fit));
    }
  }

  addToy(toy: ToyRow): void {
    this.toys.set(toy.index, toy);
    this.add({ toy });
  }

  addData(repeat: number, outcome: FitOutcome): void {
    this.data.set(repeat, outcome);
    this.add({ data: { repeat, fit: { ...outcome, parameters: [...outcome.parameters] } } });
  }
}

function outcomeOf(fit: StoredOutcome): FitOutcome {
  const { parameters } = fit;
  return withNumbers({ ...fit, parameters: Float64Array.from(parameters, (value) => value ?? NaN) });
}
