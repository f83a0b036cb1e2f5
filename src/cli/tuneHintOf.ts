import type { OptionValues, runOptions } from './options.js';
import type { powerOptions } from './powerOptions.js';
import type { ProgressLine } from './progressLine.js';
import { tuneCall, tuneFolderOf } from './tuneCall.js';
import { TuneHint } from './tuneHint.js';

/**
 * The hint of a run or a study of power.
 *
 * @param values - its options
 * @param about - `cache`: the folder where tunings are kept; `out`: its output folder; `next`: what takes a kept tuning
 */
export function tuneHintOf(
  line: ProgressLine,
  values: OptionValues<typeof runOptions> | OptionValues<typeof powerOptions>,
  { cache, next, out }: { readonly cache: string | undefined; readonly next: string; readonly out: string },
): TuneHint {
  return new TuneHint(
    (text) => line.say(text),
    ({ config }) => tuneCall(values, out, config),
    cache === undefined ? `--tuned ${tuneFolderOf(out)}/tuning.json takes it` : `the next ${next} takes it`,
  );
}
