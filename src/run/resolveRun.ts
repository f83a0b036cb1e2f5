import { askedFor, defaults, type RunConfig } from '../setup/index.js';
import { prepareRun } from './prepareRun.js';
import type { RunHooks } from './runHooks.js';

/**
 * Reads the files of a run and makes all choices that its result depends on, but no fit.
 *
 * @returns a configuration of the same run, with nothing left to a default: it gives the same result, bit for bit
 * @throws Fault as `runAnalysis` does before its first fit
 */
export async function resolveRun(
  asked: RunConfig,
  hooks: Pick<RunHooks, 'chosen' | 'note' | 'signal'>,
): Promise<RunConfig> {
  const { prepared } = await prepareRun(asked, hooks);
  return {
    ...askedFor(asked, prepared.config),
    data: asked.data,
    out: asked.out ?? defaults.out,
    ...(asked.tuned === undefined ? { clip: prepared.config.clip } : { tuned: asked.tuned }),
  };
}
