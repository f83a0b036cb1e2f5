import type { EnsembleSpec } from '../ensemble/index.js';
import { clipOfTuning, type ClipSource } from './clipSource.js';
import type { ResolvedConfig, TestConfig } from './config.js';
import { findTuning, type FoundTuning } from './findTuning.js';
import { checkTuning, readTuning } from './readTuning.js';
import type { TuningConditions } from './tuning.js';
import { keyOf } from './tuningConditions.js';

/** The tuning of --tuned; undefined where none is named. */
export async function givenTuning({ tuned }: Pick<TestConfig, 'tuned'>): Promise<FoundTuning | undefined> {
  return tuned === undefined ? undefined : { tuning: await readTuning(tuned), source: 'file', path: tuned };
}

/**
 * The tuning whose clip a test takes: the one that was given, else where no clip is asked for one that comes with nplm or
 * that the user kept.
 *
 * @param given - of `givenTuning`
 * @throws Fault `usage` if the one that was given is of another test; `content` for one that was changed
 */
export async function chooseTuning(
  asked: Pick<TestConfig, 'clip'> & { readonly cache?: string | undefined },
  conditions: TuningConditions,
  given: FoundTuning | undefined,
): Promise<FoundTuning | undefined> {
  if (given !== undefined) {
    checkTuning(given.path, given.tuning, conditions);
    return given;
  }
  return asked.clip === undefined ? findTuning(keyOf(conditions), asked.cache) : undefined;
}

/** A test at the clip of a tuning: nothing else that was prepared depends on the clip. */
export function withClip<Test extends { readonly config: ResolvedConfig; readonly spec: EnsembleSpec }>(
  test: Test,
  found: FoundTuning,
): Test & { readonly clipFrom: ClipSource } {
  const { config, spec } = test;
  const { clip: bound } = found.tuning;
  return {
    ...test,
    config: { ...config, clip: bound },
    spec: { ...spec, fit: { ...spec.fit, clip: { ...spec.fit.clip, bound } } },
    clipFrom: clipOfTuning(found),
  };
}
