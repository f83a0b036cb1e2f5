import type { FoundTuning } from '../setup/index.js';
import { clipOfTuning } from '../setup/index.js';
import type { Prepared } from './prepare.js';

/** The run at the clip of a tuning: nothing else that was prepared depends on the clip. */
export function withClip(prepared: Prepared, found: FoundTuning): Prepared {
  const { config, spec } = prepared;
  const { clip: bound } = found.tuning;
  return {
    ...prepared,
    config: { ...config, clip: bound },
    spec: { ...spec, fit: { ...spec.fit, clip: { ...spec.fit.clip, bound } } },
    clipFrom: clipOfTuning(found),
  };
}
