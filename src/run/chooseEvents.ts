import {
  chooseFeatures,
  chooseWeight,
  ignoredWeightNotes,
  selectSample,
  type FeatureChoice,
  type Sample,
  type Selection,
} from '../sample/index.js';
import type { RunConfig } from './config.js';
import type { Inputs } from './inputs.js';

/** What a run takes out of its files. */
export interface ChosenEvents extends FeatureChoice {
  /** What the user should know of other columns. */
  readonly notes: readonly string[];
  /** Name of the reference's weight column. */
  readonly weight: string | undefined;
  readonly reference: Selection;
  readonly data: Selection;
  /** Of --toy-pool FILE. */
  readonly pool: Sample | undefined;
}

/**
 * Chooses features and weights, and takes them out of the files.
 *
 * @throws Fault `usage` or `content` for columns that are not there or hold what cannot be used
 */
export function chooseEvents(asked: RunConfig, inputs: Inputs): ChosenEvents {
  const [reference, data] = [inputs.reference.table, inputs.data.table];
  const weight = chooseWeight(reference, asked.weight);
  const choice = chooseFeatures(reference, data, { asked: asked.features, weight: weight ?? asked.weight });
  return {
    ...choice,
    notes: ignoredWeightNotes(data, weight),
    weight,
    reference: selectSample(reference, choice.features, weight, asked),
    data: selectSample(data, choice.features, undefined, asked),
    pool: poolOf(asked, inputs, choice.features),
  };
}

function poolOf(asked: RunConfig, { pool }: Inputs, features: readonly string[]): Sample | undefined {
  if (pool === undefined) return undefined;
  const named = pool.table.columns.some(({ name }) => name === asked.weight);
  // A pool without the weight column asked for holds events of weight 1.
  const weight = asked.weight === undefined || named ? chooseWeight(pool.table, asked.weight) : undefined;
  return selectSample(pool.table, features, weight, asked).sample;
}
