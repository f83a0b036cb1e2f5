import { availableParallelism } from 'node:os';
import type { openEnsemble, ToyRole, ToyRow } from '../ensemble/index.js';
import type { PreparedReference } from '../setup/index.js';
import type { ToyJournal } from './toyJournal.js';
import type { TuneProgress } from './tuneHooks.js';

/** What the fits of a tuning need. */
export interface ToyFits {
  readonly open: typeof openEnsemble;
  readonly reference: PreparedReference;
  readonly journal: ToyJournal;
  readonly workers: number | undefined;
  readonly signal: AbortSignal | undefined;
}

/**
 * The first toys of a role at one clip, in order of index: those that the journal lacks are fitted.
 *
 * @param progress - hears before the first fit and after each how many are there
 * @throws Fault `interrupted` when the signal aborts; what was done is in the journal
 */
export async function fitToys(
  { open, reference, journal, workers = availableParallelism(), signal }: ToyFits,
  { role, clip, count }: { readonly role: ToyRole; readonly clip: number; readonly count: number },
  progress: (progress: Pick<TuneProgress, 'done' | 'total' | 'resumed' | 'workers'>) => void,
): Promise<ToyRow[]> {
  const there = journal.toysAt(role, clip);
  const indices = Array.from({ length: count }, (_, index) => index);
  const missing = indices.filter((index) => !there.has(index));
  const resumed = count - missing.length;
  const threads = Math.min(workers, missing.length);
  let fitted = 0;
  const heard = (): void => progress({ done: resumed + fitted, total: count, resumed, workers: threads });
  heard();
  if (missing.length > 0) {
    const { spec } = reference;
    const fit = { ...spec.fit, clip: { ...spec.fit.clip, bound: clip } };
    const ensemble = open({ ...spec, fit, role }, { workers: threads });
    try {
      const onToy = (toy: ToyRow): void => {
        journal.add({ role, clip, toy });
        fitted++;
        heard();
      };
      await ensemble.runToys(missing, onToy, signal);
    } finally {
      await ensemble.close();
    }
  }
  return indices.flatMap((index) => there.get(index) ?? []);
}
