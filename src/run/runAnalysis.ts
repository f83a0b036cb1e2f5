import { checkSpec, openEnsemble } from '../ensemble/index.js';
import { OutputFolder, type Stored } from '../folder/index.js';
import { type RunConfig, defaults, digestsOf } from '../setup/index.js';
import { computeResult } from './computeResult.js';
import { usefulWorkers } from './fitAll.js';
import { finishFolder } from './finishFolder.js';
import { prepareRun } from './prepareRun.js';
import type { Result } from './result.js';
import type { RunHooks } from './runHooks.js';
import { runFolder } from './runFolder.js';
import { runState } from './runState.js';

/** What a run leaves. */
export interface RunOutcome {
  readonly result: Result;
  /** The output folder. */
  readonly folder: string;
  /**
   * - `new`, `resumed`: this call made fits, or went on with those of a call that was stopped;
   * - `redrawn`: the folder held this result, but not all of its figures;
   * - `already`: the folder held all.
   */
  readonly status: 'new' | 'resumed' | 'redrawn' | 'already';
}

/**
 * Tests whether data follow a reference: reads two files, fits the observed data and the toys, and leaves a folder with
 * result.json, toys.arrow, timings.arrow, events.arrow and what the hook `draw` draws; without it there are no figures.
 *
 * A run that was interrupted goes on where it was; one that has its result gets the figures that are missing; one that
 * is finished is returned as it is. A signal that comes after the last file was written changes nothing.
 *
 * @param config - the files and what differs from `defaults`
 * @param hooks - what hears of the run, ends it early, draws its figures
 * @throws Fault `usage`, `missing` or `content` for what cannot be tested; `output` or `busy` for a folder that cannot
 *   be written; `interrupted` when the signal aborts
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
  const began = performance.now();
  const { inputs, prepared } = await prepareRun(config, hooks);
  const { out: path = defaults.out, force = false, workers } = config;
  const state = runState(prepared.config, digestsOf(inputs));
  const already = (stored: Stored<Result> | undefined): RunOutcome | undefined =>
    // Figures that nobody asks for are not missed.
    stored !== undefined && (stored.complete || hooks.draw === undefined)
      ? { result: stored.result, folder: path, status: 'already' }
      : undefined;
  const found = force ? undefined : already(OutputFolder.stored(runFolder, path, state));
  if (found !== undefined) return found;

  // What --force removes is lost: only for a run that can begin.
  checkSpec(prepared.spec, usefulWorkers(workers, prepared.config.toys));
  const folder = OutputFolder.open(runFolder, path, state, force);
  try {
    const stored = folder.stored();
    const finished = already(stored);
    if (finished !== undefined) return finished;
    const run = { prepared, inputs, folder, state };
    const result = stored?.result ?? (await computeResult(open, run, began, { ...hooks, workers }));
    await finishFolder(run, result, hooks);
    return { result, folder: path, status: stored === undefined ? folder.status : 'redrawn' };
  } finally {
    folder.close();
  }
}
