import { heedSignal } from '../input/index.js';
import {
  type Inputs,
  type RunConfig,
  benchmarkDefaults,
  benchmarkNotes,
  benchmarkOf,
  checkConfig,
  checkTuning,
  clipOfTuning,
  clipSourceOf,
  digestsOf,
  readInputs,
  readTuning,
  tuningConditions,
  tuningText,
} from '../setup/index.js';
import { prepare, type Prepared } from './prepare.js';
import type { RunHooks } from './runHooks.js';

/**
 * A run up to its first fit: checks the configuration, reads the files, makes the choices and says them.
 *
 * @throws Fault `usage`, `missing` or `content` for what cannot be tested; `interrupted` when the signal aborts
 */
export async function prepareRun(
  asked: RunConfig,
  hooks: Pick<RunHooks, 'note' | 'signal'>,
): Promise<{ readonly inputs: Inputs; readonly prepared: Prepared }> {
  checkConfig(asked);
  await heedSignal(hooks.signal);
  const law = await benchmarkOf(asked.reference);
  const config = law === undefined ? asked : benchmarkDefaults(asked, law);
  const { tuned } = config;
  const tuning = tuned === undefined ? undefined : await readTuning(tuned);
  const inputs = await readInputs(config, law, hooks.signal);
  const prepared = prepare(tuning === undefined ? config : { ...config, clip: tuning.clip }, inputs);
  const notes = law === undefined ? [] : benchmarkNotes(asked, config, law);
  for (const text of [...notes, ...prepared.notes]) hooks.note?.(text, 'note');
  if (tuned !== undefined && tuning !== undefined) {
    checkTuning(tuned, tuning, tuningConditions(prepared.config, digestsOf(inputs)));
    hooks.note?.(tuningText(tuning), tuning.accepted ? 'note' : 'warning');
  }
  for (const text of prepared.warnings) hooks.note?.(text, 'warning');
  // The choices take a while with many events.
  await heedSignal(hooks.signal);
  const clipFrom = tuning === undefined ? clipSourceOf(asked, config) : clipOfTuning(tuning);
  return { inputs, prepared: { ...prepared, clipFrom } };
}
