import type { openEnsemble } from '../ensemble/index.js';
import type { Inputs } from '../setup/index.js';
import { conclude } from './conclude.js';
import { fitAll, type FitHooks, type Fits } from './fitAll.js';
import { FitJournal } from './fitJournal.js';
import { makeResult } from './makeResult.js';
import { runFolder, type RunFolder } from './runFolder.js';
import type { Prepared } from './prepare.js';
import type { Result } from './result.js';
import type { RunState } from './runState.js';
import { timingTable, toyTable } from './toyTables.js';

/**
 * Makes the fits that are missing, and writes the tables of the toys and, last, result.json.
 *
 * A run that fails before its first fit leaves nothing.
 */
export async function computeResult(
  open: typeof openEnsemble,
  run: {
    readonly prepared: Prepared;
    readonly inputs: Inputs;
    readonly folder: RunFolder;
    readonly state: RunState;
  },
  options: FitHooks & { readonly elapsed: () => number },
): Promise<Result> {
  const { prepared, inputs, folder, state } = run;
  let journal: FitJournal | undefined;
  let fits: Fits;
  try {
    journal = new FitJournal(folder.claim(runFolder.journal), state.digest, options.elapsed);
    fits = await fitAll(open, prepared, journal, options);
  } catch (error) {
    // A journal that could not be opened may hold the fits of an earlier call.
    const begun =
      journal === undefined ? folder.status === 'resumed' : journal.toys.size + journal.data.size > 0;
    journal?.close();
    if (!begun && options.signal?.aborted !== true) folder.discard();
    throw error;
  }
  journal.close();
  const conclusion = conclude(prepared, fits);
  const result = makeResult(prepared, fits, conclusion, {
    inputs,
    nulls: options.nulls,
    seconds: journal.seconds(),
    history: folder.history,
  });
  for (const text of conclusion.warnings) options.note?.(text, 'warning');
  folder.write('toys.arrow', toyTable(fits.toys, state));
  folder.write('timings.arrow', timingTable(fits.toys, state));
  folder.writeResult(result);
  folder.remove(runFolder.journal);
  return result;
}
