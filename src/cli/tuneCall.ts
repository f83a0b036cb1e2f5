import type { ResolvedConfig } from '../setup/index.js';
import { defaults, definitionsOf } from '../setup/index.js';
import { tuneOptions, type OptionValues, type runOptions } from './options.js';
import { shellWords } from './shellWords.js';

/** Of the command, not of the test: a tuning has its own. */
const NOT_OF_TEST = ['toys', 'out', 'force', 'json', 'noFigures', 'quiet', 'config', 'printConfig', 'debug'];

/** The folder in which the tuning of a run goes: beside that of the run. */
export function tuneFolderOf(out: string = defaults.out): string {
  return `${out}-tune`;
}

/**
 * The command that tunes the clip for a run.
 *
 * @param values - the options of the run
 * @param config - what they were resolved to: a tuning has no data that features and the yield of a shape could follow
 */
export function tuneCall(
  values: OptionValues<typeof runOptions>,
  { expected, features, formulas, shapeOnly }: ResolvedConfig,
): string {
  const shared = Object.entries(values).filter(([name]) => !NOT_OF_TEST.includes(name));
  const words = shellWords(tuneOptions, {
    ...Object.fromEntries(shared),
    features: definitionsOf(features, formulas),
    ...(shapeOnly ? { shapeOnly, events: expected } : {}),
    out: tuneFolderOf(values.out),
  });
  return `nplm tune ${words.join(' ')}`;
}
