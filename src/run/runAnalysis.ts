import type { NullEntry } from '../cache/index.js';
import { checkSpec, openEnsemble } from '../ensemble/index.js';
import { fillFolder, stopwatch, type FolderOutcome } from '../folder/index.js';
import { type RunConfig, defaults, digestsOf, nullsOf } from '../setup/index.js';
import { computeResult } from './computeResult.js';
import { usefulWorkers } from './fitAll.js';
import { finishFolder } from './finishFolder.js';
import { prepareRun } from './prepareRun.js';
import type { Result } from './result.js';
import type { RunHooks } from './runHooks.js';
import { runFolder } from './runFolder.js';
import { runState } from './runState.js';

/** What a run leaves. */
export type RunOutcome = FolderOutcome<Result>;

/**
 * Tests whether data follow a reference: reads two files, fits the observed data and the toys, and leaves a folder with
 * result.json, toys.arrow, timings.arrow, events.arrow and what the hook `draw` draws; without it there are no figures.
 *
 * A run that was interrupted goes on where it was; one that has its result gets the figures that are missing; one that
 * is finished is returned as it is. A signal that comes after the last file was written changes nothing.
 *
 * @param config - the files and what differs from `defaults`
 * @param hooks - what hears of the run, ends it early, draws its figures
 * @throws Fault `usage`, `missing` or `content` for what cannot be tested, or a cache that was changed; `output` or
 *   `busy` for a folder that cannot be written; `interrupted` when the signal aborts
 * @example
 * const { result } = await runAnalysis({ reference: 'sm.arrow', data: 'obs.arrow' }, { draw: drawFigures });
 * console.log(result.significance.z);
 */
export function runAnalysis(config: RunConfig, hooks: RunHooks = {}): Promise<RunOutcome> {
  return runWith(openEnsemble, config, hooks);
}

/** The run on any ensemble; tests give one that fits at once. */
export async function runWith(
  open: typeof openEnsemble,
  config: RunConfig,
  hooks: RunHooks,
): Promise<RunOutcome> {
  const elapsed = stopwatch();
  const { inputs, prepared } = await prepareRun(config, hooks);
  const { out: path = defaults.out, force = false, workers } = config;
  const digests = digestsOf(inputs);
  const state = runState(prepared.config, digests);
  let nulls: NullEntry | undefined;
  return fillFolder(
    runFolder,
    { path, state, force, figures: hooks.draw !== undefined },
    {
      check: () => {
        checkSpec(prepared.spec, usefulWorkers(workers, prepared.config.toys));
        nulls = nullsOf(config.cache, prepared.config, digests);
      },
      compute: (folder) =>
        computeResult(open, { prepared, inputs, folder, state }, { ...hooks, workers, nulls, elapsed }),
      finish: (folder, result) => finishFolder({ prepared, folder, state }, result, hooks),
    },
  );
}
