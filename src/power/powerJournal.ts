import type { TestRow, ToyRow } from '../ensemble/index.js';
import { Journal, withNumbers } from '../folder/index.js';

/** N(S) of toys with signal; null for null toys. */
export type Point = number | null;

/** What is noted of a toy: its fit, or its classical statistics. */
interface Entry {
  readonly point: Point;
  readonly toy?: ToyRow;
  readonly tests?: TestRow;
}

/** The toys of one point, by index. */
interface PointRows {
  readonly toys: Map<number, ToyRow>;
  readonly tests: Map<number, TestRow>;
}

/** The fits of an unfinished study of power, kept in a file as they end. */
export class PowerJournal extends Journal<Entry> {
  readonly #points = new Map<Point, PointRows>();

  /**
   * @param digest - of the study; a journal of another one is begun anew
   * @param elapsed - seconds since this call began
   */
  constructor(path: string, digest: string, elapsed: () => number) {
    super(path, digest, elapsed);
    for (const { point, toy, tests } of this.entries) {
      if (point === undefined) continue;
      if (toy !== undefined) this.at(point).toys.set(toy.index, withNumbers(toy));
      if (tests !== undefined) this.at(point).tests.set(tests.index, tests);
    }
  }

  /** The rows that are there. */
  at(point: Point): PointRows {
    const there = this.#points.get(point) ?? { toys: new Map(), tests: new Map() };
    this.#points.set(point, there);
    return there;
  }

  addToy(point: Point, toy: ToyRow): void {
    this.at(point).toys.set(toy.index, toy);
    this.add({ point, toy });
  }

  addTests(point: Point, tests: TestRow): void {
    this.at(point).tests.set(tests.index, tests);
    this.add({ point, tests });
  }

  /** How many fits are there. */
  fits(): number {
    return [...this.#points.values()].reduce((sum, { toys }) => sum + toys.size, 0);
  }
}
