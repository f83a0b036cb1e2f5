import { heedSignal } from '../input/index.js';
import {
  type Inputs,
  type RunConfig,
  benchmarkDefaults,
  benchmarkNotes,
  benchmarkOf,
  checkConfig,
  chooseTuning,
  clipSourceOf,
  defaultClipText,
  digestsOf,
  givenTuning,
  readInputs,
  tuningConditions,
  tuningText,
  withClip,
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
  hooks: Pick<RunHooks, 'chosen' | 'note' | 'signal'>,
): Promise<{ readonly inputs: Inputs; readonly prepared: Prepared }> {
  checkConfig(asked);
  await heedSignal(hooks.signal);
  const law = await benchmarkOf(asked.reference);
  const config = benchmarkDefaults(asked, law);
  // Before files that may be large are read.
  const given = await givenTuning(config);
  const inputs = await readInputs(config, law, hooks.signal);
  const prepared = prepare(config, inputs);
  const conditions = tuningConditions(prepared.config, digestsOf(inputs));
  const found = await chooseTuning(asked, conditions, given);
  const run =
    found === undefined ? { ...prepared, clipFrom: clipSourceOf(asked, config) } : withClip(prepared, found);

  const taken = found === undefined ? config : { ...config, clip: undefined };
  const notes = benchmarkNotes(asked, taken, law);
  for (const text of [...notes, ...run.notes]) hooks.note?.(text, 'note');
  if (found !== undefined) hooks.note?.(tuningText(found), found.tuning.accepted ? 'note' : 'warning');
  if (run.clipFrom.from === 'default') hooks.note?.(defaultClipText(run.config), 'warning');
  for (const text of run.warnings) hooks.note?.(text, 'warning');
  // The choices take a while with many events.
  await heedSignal(hooks.signal);
  hooks.chosen?.({ config: run.config, clipFrom: run.clipFrom });
  return { inputs, prepared: run };
}
