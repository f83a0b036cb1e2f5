import { shortNumber, shortProbability } from '../text/index.js';
import type { ResolvedConfig, TestConfig } from './config.js';
import type { FoundTuning } from './findTuning.js';

/** Where the clip of a run comes from. */
export interface ClipSource {
  readonly from: 'default' | 'option' | 'benchmark' | 'tuning';
  /** What is known of it where it was tuned; else null. */
  readonly tuning: {
    /** Of the conditions that it was tuned for. */
    readonly key: string;
    /** Standard error of the clip. */
    readonly error: number;
    /** Whether fresh toys followed χ² at this clip. */
    readonly accepted: boolean;
    /** `file`: that of --tuned; `shipped`: one of nplm's own; `kept`: one that the user made, in the cache. */
    readonly source: FoundTuning['source'];
  } | null;
}

/**
 * Where a clip comes from that is no tuned one.
 *
 * @param asked - what the user asks for
 * @param config - the same with what a benchmark adds
 */
export function clipSourceOf(
  asked: Pick<TestConfig, 'clip'>,
  config: Pick<TestConfig, 'clip'> = asked,
): ClipSource {
  if (asked.clip !== undefined) return { from: 'option', tuning: null };
  return { from: config.clip === undefined ? 'default' : 'benchmark', tuning: null };
}

/** A clip that was tuned, as result.json names it. */
export function clipOfTuning({ source, tuning: { key, clipError, accepted } }: FoundTuning): ClipSource {
  return { from: 'tuning', tuning: { key, error: clipError, accepted, source } };
}

/** The same as a line for the user. */
export function tuningText({ path, source, tuning }: FoundTuning): string {
  const { accepted, clip, clipError, ksPvalue, problems, scope, toys } = tuning;
  const law = accepted
    ? `${toys} fresh toys follow χ² there: KS p ${shortProbability(ksPvalue)}`
    : `not accepted: ${problems.join('; ')}`;
  return `clip: ${clip} ± ${shortNumber(clipError, 2)} on ${scope}, tuned for this test (${law})${WHENCE[source](path)}`;
}

/** Who gives a file knows which. */
const WHENCE: Readonly<Record<FoundTuning['source'], (path: string) => string>> = {
  file: () => '',
  shipped: () => ', as it comes with nplm',
  kept: (path) => `, kept in ${path}`,
};

/** A line for a clip that nobody tuned. */
export function defaultClipText({ clip, clipScope }: Pick<ResolvedConfig, 'clip' | 'clipScope'>): string {
  return `clip: ${clip} on ${clipScope}, a default that is not tuned: χ² is unproven unless the toys agree`;
}
