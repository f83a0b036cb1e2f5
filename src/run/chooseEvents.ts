import {
  chooseFeatures,
  chooseWeight,
  ignoredWeightNotes,
  selectSample,
  type FeatureChoice,
  type Sample,
  type Selection,
  type Table,
} from '../sample/index.js';
import type { RunConfig } from './config.js';
import type { ChosenTables } from './chooseTables.js';

/** What a run takes out of its tables. */
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
 * Chooses features and weights, and takes them out of the tables.
 *
 * @throws Fault `usage` or `content` for columns that are not there or hold what cannot be used
 */
export function chooseEvents(asked: RunConfig, tables: ChosenTables): ChosenEvents {
  const { reference, data } = tables;
  const weight = chooseWeight(reference, asked.weight);
  const choice = chooseFeatures(reference, data, { asked: tables.features, weight: weight ?? asked.weight });
  return {
    ...choice,
    notes: ignoredWeightNotes(data, weight),
    weight,
    reference: selectSample(reference, choice.features, weight, asked),
    data: selectSample(data, choice.features, undefined, asked),
    pool: tables.pool === undefined ? undefined : poolOf(asked, tables.pool, choice.features),
  };
}

function poolOf(asked: RunConfig, pool: Table, features: readonly string[]): Sample {
  const named = pool.columns.some(({ name }) => name === asked.weight);
  // A pool without the weight column asked for holds events of weight 1.
  const weight = asked.weight === undefined || named ? chooseWeight(pool, asked.weight) : undefined;
  return selectSample(pool, features, weight, asked).sample;
}
