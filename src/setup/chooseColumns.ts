import {
  chooseFeatures,
  chooseWeight,
  selectSample,
  type FeatureChoice,
  type Sample,
  type Table,
} from '../sample/index.js';
import type { TestConfig } from './config.js';

/** The columns of a test. */
export interface ChosenColumns extends FeatureChoice {
  /** Name of the reference's weight column. */
  readonly weight: string | undefined;
}

/**
 * Chooses features and weights.
 *
 * @param names - the features that were asked for
 * @param data - the data, whose columns count too where there are data
 * @param whole - whether what stands for the data must have all features of the reference
 * @throws Fault `usage` or `content` for columns that are not there or hold what cannot be used
 */
export function chooseColumns(
  asked: TestConfig,
  names: readonly string[] | undefined,
  reference: Table,
  data?: Table,
  whole = false,
): ChosenColumns {
  const weight = chooseWeight(reference, asked.weight);
  return {
    ...chooseFeatures(reference, data, { asked: names, weight: weight ?? asked.weight, whole }),
    weight,
  };
}

/** The events of --toy-pool FILE. */
export function selectPool(asked: TestConfig, pool: Table, features: readonly string[]): Sample {
  const named = pool.columns.some(({ name }) => name === asked.weight);
  // A pool without the weight column asked for holds events of weight 1.
  const weight = asked.weight === undefined || named ? chooseWeight(pool, asked.weight) : undefined;
  return selectSample(pool, features, weight, asked).sample;
}
