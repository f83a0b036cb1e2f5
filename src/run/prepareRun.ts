import { heedSignal } from '../input/index.js';
import { checkConfig } from './checkConfig.js';
import type { RunConfig } from './config.js';
import { readInputs, type Inputs } from './inputs.js';
import { prepare, type Prepared } from './prepare.js';
import type { RunHooks } from './runHooks.js';

/**
 * A run up to its first fit: checks the configuration, reads the files, makes the choices and says them.
 *
 * @throws Fault `usage`, `missing` or `content` for what cannot be tested; `interrupted` when the signal aborts
 */
export async function prepareRun(
  config: RunConfig,
  hooks: Pick<RunHooks, 'note' | 'signal'>,
): Promise<{ readonly inputs: Inputs; readonly prepared: Prepared }> {
  checkConfig(config);
  await heedSignal(hooks.signal);
  const inputs = await readInputs(config, hooks.signal);
  const prepared = prepare(config, inputs);
  for (const text of prepared.notes) hooks.note?.(text, 'note');
  for (const text of prepared.warnings) hooks.note?.(text, 'warning');
  // The choices take a while with many events.
  await heedSignal(hooks.signal);
  return { inputs, prepared };
}
