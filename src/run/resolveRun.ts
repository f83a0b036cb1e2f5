import { type ResolvedConfig, type RunConfig, defaults, definitionsOf } from '../setup/index.js';
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
  hooks: Pick<RunHooks, 'note' | 'signal'>,
): Promise<RunConfig> {
  const { prepared } = await prepareRun(asked, hooks);
  return askedFor(asked, prepared.config);
}

/** What to ask for to get a resolved configuration from the same files. */
function askedFor(asked: RunConfig, config: ResolvedConfig): RunConfig {
  const { clip, expected, features, formulas, holdout, shapeOnly, toyPool, weight, where, ...rest } = config;
  return {
    ...rest,
    reference: asked.reference,
    data: asked.data,
    out: asked.out ?? defaults.out,
    features: definitionsOf(features, formulas),
    ...(asked.tuned === undefined ? { clip } : { tuned: asked.tuned }),
    ...(where === null ? {} : { where }),
    // Where there is no weight column, there is none to find the next time.
    ...(weight === null ? {} : { weight }),
    // The yield of a test of the shape is the number of data events.
    ...(shapeOnly ? { shapeOnly } : { expected }),
    ...(holdout === null ? {} : { holdout }),
    // The resolved one says of a file only that it is one.
    ...(toyPool === null ? {} : { toyPool: toyPool === 'file' ? asked.toyPool : toyPool }),
  };
}
