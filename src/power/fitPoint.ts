import { availableParallelism } from 'node:os';
import type { NullEntry } from '../cache/index.js';
import type { openEnsemble, TestRow, ToyRow } from '../ensemble/index.js';
import type { PowerHooks, PowerProgress } from './powerHooks.js';
import type { Point, PowerJournal } from './powerJournal.js';
import { specAt } from './injectionOf.js';
import type { PreparedPower } from './preparedPower.js';

/** What the fits of a study need. */
export interface PowerFits extends Pick<PowerHooks, 'progress' | 'signal'> {
  readonly open: typeof openEnsemble;
  readonly prepared: PreparedPower;
  readonly journal: PowerJournal;
  readonly workers: number | undefined;
  /** Null toys that other work has fitted. */
  readonly nulls: NullEntry | undefined;
}

/** The toys of one point, in order of index. */
export interface PointToys {
  readonly point: Point;
  readonly toys: readonly ToyRow[];
  /** Their classical statistics; empty where none were asked for. */
  readonly tests: readonly TestRow[];
  /** How many of the toys came from the cache. */
  readonly taken: number;
}

/**
 * All toys of a point: those that neither the journal nor the cache has are fitted.
 *
 * @param point - N(S), or null for null toys
 * @throws Fault `interrupted` when the signal aborts; what was done is in the journal
 */
export async function fitPoint(fits: PowerFits, point: Point, count: number): Promise<PointToys> {
  const { open, prepared, journal, signal, progress } = fits;
  const rows = journal.at(point);
  const indices = Array.from({ length: count }, (_, index) => index);
  const cached = point === null ? fits.nulls?.toys : undefined;
  const toyAt = (index: number): ToyRow | undefined => rows.toys.get(index) ?? cached?.get(index);
  const unfitted = indices.filter((index) => toyAt(index) === undefined);
  const untested = prepared.classical ? indices.filter((index) => !rows.tests.has(index)) : [];
  const threads = Math.min(
    fits.workers ?? availableParallelism(),
    Math.max(unfitted.length, untested.length),
  );
  const stage = (name: PowerProgress['stage'], missing: number): (() => void) => {
    let done = 0;
    const resumed = count - missing;
    return () =>
      progress?.({
        yield: point,
        stage: name,
        done: resumed + done++,
        total: count,
        resumed,
        workers: threads,
      });
  };
  if (threads > 0) {
    const ensemble = open(specAt(prepared, point), { workers: threads });
    try {
      if (unfitted.length > 0) {
        const heard = stage('fits', unfitted.length);
        heard();
        const onToy = (toy: ToyRow): void => {
          journal.addToy(point, toy);
          heard();
        };
        await ensemble.runToys(unfitted, onToy, signal);
      }
      if (untested.length > 0) {
        const heard = stage('tests', untested.length);
        heard();
        const onRow = (row: TestRow): void => {
          journal.addTests(point, row);
          heard();
        };
        await ensemble.runTests(untested, onRow, signal);
      }
    } finally {
      await ensemble.close();
    }
  }
  const toys = indices.flatMap((index) => toyAt(index) ?? []);
  if (point === null) fits.nulls?.keep(toys);
  return {
    point,
    toys,
    tests: prepared.classical ? indices.flatMap((index) => rows.tests.get(index) ?? []) : [],
    taken: indices.filter((index) => !rows.toys.has(index) && cached?.has(index) === true).length,
  };
}
