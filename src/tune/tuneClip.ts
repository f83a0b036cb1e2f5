import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkSpec, openEnsemble } from '../ensemble/index.js';
import { Fault } from '../fault/index.js';
import {
  drawInto,
  fillFolder,
  stopwatch,
  version,
  type FolderOutcome,
  type WorkState,
} from '../folder/index.js';
import { checksumOf, keyOf, type PreparedTest, type Tuning } from '../setup/index.js';
import { effectiveToys, momentsOf } from '../statistic/index.js';
import { fitToys, type ToyFits } from './fitToys.js';
import { nullReport } from './nullReport.js';
import { prepareTune } from './prepareTune.js';
import { searchClip, type ClipRoot, type MeanAt } from './searchClip.js';
import { ToyJournal } from './toyJournal.js';
import { tuneDefaults, type TuneConfig } from './tuneConfig.js';
import { tuneFolder, type TuneFolder } from './tuneFolder.js';
import { tuneState } from './tuneState.js';
import { freshT, tunedToyTable } from './tunedToyTable.js';
import type { TuneHooks } from './tuneHooks.js';

/** What a tuning leaves. */
export type TuneOutcome = FolderOutcome<Tuning>;

/**
 * Finds the clip at which t of toys of the reference follows χ² with as many degrees of freedom as parameters, and
 * tests it on fresh toys: leaves a folder with tuning.json, toys.arrow and what the hook `draw` draws.
 *
 * A tuning that was interrupted goes on where it was; one that is finished is returned as it is.
 *
 * @param config - the reference and what differs from the defaults of a run; 400 fresh toys
 * @param hooks - what hears of the work, ends it early, draws its figures
 * @throws Fault `usage`, `missing` or `content` for what cannot be tuned, or where no clip does it; `output` or `busy`
 *   for a folder that cannot be written; `interrupted` when the signal aborts
 * @example
 * const { result: tuning } = await tuneClip({ reference: 'sm.arrow', expected: 2000 });
 * console.log(tuning.clip, tuning.clipError, tuning.accepted);
 */
export function tuneClip(config: TuneConfig, hooks: TuneHooks = {}): Promise<TuneOutcome> {
  return tuneWith(openEnsemble, config, hooks);
}

/** The tuning on any ensemble; tests give one that fits at once. */
export async function tuneWith(
  open: typeof openEnsemble,
  config: TuneConfig,
  hooks: TuneHooks,
): Promise<TuneOutcome> {
  const elapsed = stopwatch();
  const prepared = await prepareTune(config, hooks);
  const { out: path = tuneDefaults.out, force = false, workers } = config;
  const state = tuneState(prepared);
  return fillFolder(
    tuneFolder,
    { path, state, force, figures: hooks.draw !== undefined },
    {
      check: () => checkSpec(prepared.reference.spec, workers ?? 1),
      compute: (folder) => computeTuning(open, { prepared, folder, state }, { ...hooks, workers, elapsed }),
      finish: (folder, tuning) => finish(folder, tuning, hooks),
    },
  );
}

/** Searches, tests, and writes toys.arrow and, last, tuning.json. */
async function computeTuning(
  open: typeof openEnsemble,
  work: { readonly prepared: PreparedTest; readonly folder: TuneFolder; readonly state: WorkState },
  options: TuneHooks & { readonly workers: number | undefined; readonly elapsed: () => number },
): Promise<Tuning> {
  const { prepared, folder, state } = work;
  const { reference } = prepared;
  const journal = new ToyJournal(folder.claim(tuneFolder.journal), state.digest, options.elapsed);
  const fits: ToyFits = { open, reference, journal, workers: options.workers, signal: options.signal };
  try {
    const root = await searchClip(
      meanAtOf(fits, options),
      { dof: reference.dof, rho: reference.pool.overlap },
      reference.config.clip,
    );
    const tuning = await testClip(prepared, root, fits, options);
    folder.write('toys.arrow', tunedToyTable(journal.all(), state));
    folder.writeResult(tuning);
    journal.close();
    folder.remove(tuneFolder.journal);
    return tuning;
  } catch (error) {
    if (options.signal?.aborted !== true) throw error;
    journal.addTime();
    throw new Fault(
      'interrupted',
      {
        what: `stopped after ${journal.all().length} fits`,
        todo: 'run the same command again to go on',
      },
      { cause: error },
    );
  } finally {
    journal.close();
  }
}

/** The mean of t of search toys, from fits. */
function meanAtOf(fits: ToyFits, { progress }: TuneHooks): MeanAt {
  return async (clip, count) => {
    const toys = await fitToys(fits, { role: 'search', clip, count }, (heard) =>
      progress?.({ ...heard, stage: 'search', clip }),
    );
    const values = toys.filter(({ failed }) => !failed).map(({ t }) => t);
    const { mean, meanError } = momentsOf(values, effectiveToys(values.length, fits.reference.pool.overlap));
    if (mean === null || meanError === null || 100 * (count - values.length) > count)
      throw new Fault('content', {
        what: `${count - values.length} of ${count} fits failed at a clip of ${clip}`,
        todo: 'check the features for outliers, or give a smaller --network',
      });
    return { clip, toys: count, meanT: mean, meanError };
  };
}

async function testClip(
  { conditions, reference, warnings }: PreparedTest,
  root: ClipRoot,
  fits: ToyFits,
  { progress }: TuneHooks,
): Promise<Tuning> {
  const { config, dof, fit, expected, pool } = reference;
  const count = config.toys;
  const toys = await fitToys(fits, { role: 'validation', clip: root.clip, count }, (heard) =>
    progress?.({ ...heard, stage: 'validation', clip: root.clip }),
  );
  const t = toys.filter(({ failed }) => !failed).map((toy) => toy.t);
  const report = nullReport(t, {
    dof,
    failed: toys.length - t.length,
    rho: pool.overlap,
    seed: config.seed,
    searchError: root.meanError,
  });
  const tuning = {
    schema: 'nplm/tuning/1',
    clip: root.clip,
    clipError: root.clipError,
    scope: config.clipScope,
    network: config.network,
    dof,
    searchToys: root.toys,
    searchFits: fits.journal.all().length - toys.length,
    slope: root.slope,
    search: root.steps,
    ...report,
    warnings,
    sample: {
      reference: fit.sample.rows,
      effectiveReference: fit.effective,
      expected,
      features: config.features,
      pool: pool.rows,
      overlap: pool.overlap,
      splitError: (expected / fit.effective) * Math.sqrt(2 * dof),
    },
    key: keyOf(conditions),
    conditions,
    seed: config.seed,
    versions: { nplm: version(), node: process.versions.node },
    seconds: fits.journal.seconds(),
  } satisfies Omit<Tuning, 'checksum'>;
  return { ...tuning, checksum: checksumOf(tuning) };
}

async function finish(folder: TuneFolder, tuning: Tuning, { draw, signal }: TuneHooks): Promise<void> {
  if (draw === undefined) return;
  const path = join(folder.path, 'toys.arrow');
  await drawInto(folder, draw({ tuning, t: freshT(readFileSync(path), path) }), signal);
}
