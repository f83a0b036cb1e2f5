import type { ResolvedConfig } from '../setup/index.js';
import { definitionsOf } from '../setup/index.js';
import { tuneOptions, type OptionValues, type runOptions } from './options.js';
import type { powerOptions } from './powerOptions.js';
import { shellWords } from './shellWords.js';

/** Of the command, not of the test: a tuning has its own. */
const NOT_OF_TEST = [
  'toys',
  'out',
  'force',
  'json',
  'noFigures',
  'noReport',
  'quiet',
  'config',
  'printConfig',
  'debug',
];

/** The folder in which the tuning of a run or a study goes: beside its own. */
export function tuneFolderOf(out: string): string {
  return `${out}-tune`;
}

/**
 * The command that tunes the clip for a run or a study of power.
 *
 * @param values - its options
 * @param out - its output folder
 * @param config - what they were resolved to: a tuning has no data that features and the yield of a shape could follow
 */
export function tuneCall(
  values: OptionValues<typeof runOptions> | OptionValues<typeof powerOptions>,
  out: string,
  { expected, features, formulas, shapeOnly }: ResolvedConfig,
): string {
  const shared = Object.entries(values).filter(([name]) => !NOT_OF_TEST.includes(name));
  const words = shellWords(tuneOptions, {
    ...Object.fromEntries(shared),
    features: definitionsOf(features, formulas),
    ...(shapeOnly ? { shapeOnly, events: expected } : {}),
    out: tuneFolderOf(out),
  });
  return `nplm tune ${words.join(' ')}`;
}
