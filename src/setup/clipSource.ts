import { shortNumber, shortProbability } from '../text/index.js';
import type { TestConfig } from './config.js';
import type { Tuning } from './tuning.js';

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
export function clipOfTuning({ key, clipError, accepted }: Tuning): ClipSource {
  return { from: 'tuning', tuning: { key, error: clipError, accepted } };
}

/** The same as a line for the user. */
export function tuningText({ accepted, clip, clipError, ksPvalue, problems, scope, toys }: Tuning): string {
  const law = accepted
    ? `${toys} fresh toys follow χ² there: KS p ${shortProbability(ksPvalue)}`
    : `not accepted: ${problems.join('; ')}`;
  return `clip: ${clip} ± ${shortNumber(clipError, 2)} on ${scope}, tuned for this test (${law})`;
}
