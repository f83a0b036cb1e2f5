import { availableParallelism } from 'node:os';
import { unlessAborted, type Ensemble, type openEnsemble, type ToyRow } from '../ensemble/index.js';
import type { NullEntry } from '../cache/index.js';
import { Fault } from '../fault/index.js';
import type { FitOutcome } from '../fit/index.js';
import type { FitJournal } from './fitJournal.js';
import type { Prepared } from './prepare.js';
import type { RunHooks } from './runHooks.js';

/** The observed fit, and it again from five other start seeds. */
const REPEATS = [0, 1, 2, 3, 4, 5];

/** What the caller of a run wants of its fits. */
export type FitHooks = Pick<RunHooks, 'note' | 'progress' | 'signal'> & {
  readonly workers?: number | undefined;
  /** Toys that other runs have fitted. */
  readonly nulls?: NullEntry | undefined;
};

/** All fits of a run. */
export interface Fits {
  /** In order of index. */
  readonly toys: readonly ToyRow[];
  readonly observed: FitOutcome;
  /** From other start seeds. */
  readonly repeats: readonly FitOutcome[];
  /** Toys that an interrupted call had fitted. */
  readonly resumed: number;
  /** Toys that were taken from the cache. */
  readonly taken: number;
}

/**
 * Makes the fits that the journal and the cache lack, and adds toys to the cache. Toys first: their number is fixed
 * before t is seen.
 *
 * @throws Fault `interrupted` when the signal aborts; what was done is in the journal
 */
export async function fitAll(
  open: typeof openEnsemble,
  { spec, scaledData, data, config }: Prepared,
  journal: FitJournal,
  options: FitHooks,
): Promise<Fits> {
  const { nulls, signal } = options;
  const { toys: total } = config;
  const resumed = journal.toys.size;
  const lacking = Array.from({ length: total }, (_, index) => index).filter(
    (index) => !journal.toys.has(index),
  );
  const taken = lacking.flatMap((index) => nulls?.toys.get(index) ?? []);
  if (nulls !== undefined && taken.length > 0)
    options.note?.(`toys: ${taken.length} of ${total} from the cache, ${nulls.path}`, 'note');
  const toys = lacking.filter((index) => nulls?.toys.has(index) !== true);
  const workers = usefulWorkers(options.workers, toys.length);
  const allToys = (): ToyRow[] => [...journal.toys.values(), ...taken].sort((a, b) => a.index - b.index);
  const progress = (): void =>
    options.progress?.({
      done: journal.toys.size + taken.length,
      total,
      resumed,
      taken: taken.length,
      workers,
      data: { done: journal.data.size, total: REPEATS.length },
    });
  const repeats = REPEATS.filter((repeat) => !journal.data.has(repeat));
  let ensemble: Ensemble | undefined;
  try {
    // All may be there: a run can be stopped between its last fit and its result.
    if (toys.length + repeats.length > 0) {
      const opened = (ensemble = open(spec, { workers }));
      progress();
      const onToy = (toy: ToyRow): void => {
        journal.addToy(toy);
        progress();
      };
      await opened.runToys(toys, onToy, signal);
      nulls?.keep(allToys());
      const fits = repeats.map(async (repeat) => {
        journal.addData(repeat, await opened.fitData(scaledData, data.rows, repeat));
        progress();
      });
      await unlessAborted(Promise.all(fits), signal);
    }
  } catch (error) {
    if (signal?.aborted !== true) throw error;
    journal.addTime();
    throw interrupted(journal.toys.size + taken.length, total, error);
  } finally {
    await ensemble?.close();
  }
  const [observed, ...others] = REPEATS.map((repeat) => fitOf(journal, repeat));
  return {
    toys: allToys(),
    observed,
    repeats: others,
    resumed,
    taken: taken.length,
  };
}

/** Workers that have a fit to make: each takes memory. */
export function usefulWorkers(asked: number = availableParallelism(), toys: number): number {
  return Math.min(asked, Math.max(toys, REPEATS.length));
}

function fitOf({ data }: FitJournal, repeat: number): FitOutcome {
  const fit = data.get(repeat);
  if (fit === undefined) throw new Fault('internal', { what: `fit ${repeat} of the data is missing` });
  return fit;
}

function interrupted(done: number, total: number, cause: unknown): Fault {
  const where = done === total ? `all ${total} toys, in the fits of the data` : `${done} of ${total} toys`;
  return new Fault(
    'interrupted',
    { what: `stopped after ${where}`, todo: 'run the same command again to go on' },
    { cause },
  );
}
