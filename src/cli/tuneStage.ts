import { shortNumber } from '../text/index.js';
import type { TuneProgress } from '../tune/index.js';
import type { LineProgress } from './progressLine.js';

/** How far a tuning is, as its line shows it. */
export function tuneStage({ stage, clip, ...progress }: TuneProgress): LineProgress {
  const what = stage === 'search' ? 'search' : 'fresh toys';
  return { ...progress, stage: `${what} at W = ${shortNumber(clip)}` };
}
