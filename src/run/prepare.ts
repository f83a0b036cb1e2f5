import { findLaw } from '../benchmark/index.js';
import type { EnsembleSpec } from '../ensemble/index.js';
import { Fault } from '../fault/index.js';
import { createNetwork, networkParameters, type Network } from '../network/index.js';
import { permutation, purposes, Stream } from '../random/index.js';
import {
  applyScaling,
  chooseFeatures,
  chooseWeight,
  countCommonRows,
  effectiveSize,
  expectedYield,
  ignoredWeightNotes,
  measureScaling,
  refuseNegativeWeights,
  rescaleWeights,
  selectSample,
  splitReference,
  type ExpectedYield,
  type Sample,
  type Scaling,
} from '../sample/index.js';
import type { ResolvedConfig, RunConfig } from './config.js';
import { isLaw, type Inputs } from './inputs.js';
import { choiceNotes, sampleWarnings } from './remarks.js';
import { resolveConfig } from './resolveConfig.js';
import { toySource, type ToyPool } from './toySource.js';

/** A run before its first fit: everything that follows from the files and the configuration. */
export interface Prepared {
  readonly config: ResolvedConfig;
  readonly network: Network;
  readonly dof: number;
  /** The fit reference in its own units, Σw = N(R). */
  readonly reference: Sample;
  readonly data: Sample;
  /** The rows of the data file that are its events. */
  readonly keptData: Uint32Array;
  /** Both as the fits see them. */
  readonly scaledReference: readonly Float32Array[];
  readonly scaledData: readonly Float32Array[];
  readonly scaling: Scaling;
  readonly spec: EnsembleSpec;
  readonly pool: ToyPool;
  readonly expected: number;
  readonly expectedFrom: ExpectedYield['from'];
  readonly effectiveReference: number;
  readonly common: number;
  readonly dropped: { readonly reference: number; readonly data: number };
  /** The choices made, printed first. */
  readonly notes: readonly string[];
  readonly warnings: readonly string[];
}

/**
 * Chooses features, weights and yield, splits, scales and checks.
 *
 * @throws Fault `usage` or `content` for anything that makes the test impossible or invalid
 */
export function prepare(asked: RunConfig, inputs: Inputs): Prepared {
  const [refTable, dataTable] = [inputs.reference.table, inputs.data.table];
  const weight = chooseWeight(refTable, asked.weight);
  const choice = chooseFeatures(refTable, dataTable, {
    asked: asked.features,
    weight: weight ?? asked.weight,
  });
  const { features } = choice;
  const dropInvalid = asked.dropInvalid ?? false;
  const selected = selectSample(refTable, features, weight, { dropInvalid });
  const observed = selectSample(dataTable, features, undefined, { dropInvalid });
  const data = observed.sample;
  const yields = expectedYield(selected.sample, refTable.metadata, asked);
  const shapeOnly = yields.from === 'shape-only';
  const expected = yields.expected ?? data.rows;
  const config = resolveConfig(asked, { features, weight, expected, shapeOnly });

  if (config.holdout !== null && config.toys > 0) refuseNegativeWeights(selected.sample);
  const parts = split(selected.sample, config.holdout, config.seed);
  const reference = scaleWeights(parts.fit, expected);
  const scaling = measureScaling(reference, config.scale);
  const scaledOf = ({ columns, rows, origin, features }: Sample): Float32Array[] =>
    applyScaling(scaling, columns, rows, { origin, features });
  const ownPool = poolOf(asked, inputs, features, dropInvalid);
  const pool = toySource({
    expected,
    data: data.rows,
    toys: config.toys,
    shapeOnly,
    resample: config.resample,
    seed: config.seed,
    scaling,
    scaledOf,
    pool: parts.pool ?? ownPool,
    law: lawOf(asked, features),
  });

  const network = createNetwork(features.length, config.network);
  const parameters = networkParameters(network);
  const scaledReference = scaledOf(reference);
  const weighted = selected.sample.weights !== undefined && reference.weights !== undefined;
  const effectiveReference = weighted ? effectiveSize(reference.weights) : reference.rows;
  const common = countCommonRows(data, selected.sample);
  const dropped = { reference: selected.dropped, data: observed.dropped };
  const clip = { bound: config.clip, scope: config.clipScope };
  return {
    config,
    network,
    dof: shapeOnly ? parameters - 1 : parameters,
    reference,
    data,
    keptData: observed.kept,
    scaledReference,
    scaledData: scaledOf(data),
    scaling,
    spec: {
      reference: {
        rows: reference.rows,
        columns: scaledReference,
        ...(weighted ? { weights: reference.weights } : {}),
      },
      expected,
      fit: { network, clip, trainer: config.trainer, starts: config.starts, epochs: config.epochs },
      source: pool.source,
      toyYield: shapeOnly ? { kind: 'fixed', events: data.rows } : { kind: 'poisson', mean: expected },
      seed: config.seed,
      observed: data.rows,
    },
    pool,
    expected,
    expectedFrom: yields.from,
    effectiveReference,
    common,
    dropped,
    notes: choiceNotes({
      features,
      how: choice.how,
      expected,
      expectedFrom: yields.from,
      weight,
      clip: { ...clip, asked: asked.clip !== undefined },
      columns: [...choice.notes, ...ignoredWeightNotes(dataTable, weight)],
    }),
    warnings: [
      ...sampleWarnings({
        dropped,
        common,
        data: data.rows,
        reference,
        weighted,
        effectiveReference,
        expected,
        parameters,
        ownPool,
      }),
      ...pool.warnings,
    ],
  };
}

function split(sample: Sample, holdout: number | null, seed: number): { fit: Sample; pool?: Sample } {
  if (holdout === null || holdout === 0) return { fit: sample };
  const order = permutation(new Stream(seed, purposes.split, 0), sample.rows);
  return splitReference(sample, order, holdout);
}

/** The part of a split can have Σw ≤ 0 where weights are negative. */
function scaleWeights(sample: Sample, expected: number): Sample {
  const scaled = rescaleWeights(sample, expected);
  if (scaled.weights?.every(Number.isFinite) === true && sumIsPositive(sample)) return scaled;
  throw new Fault('content', {
    where: sample.origin,
    what: 'the weights of the fit reference do not sum to a positive number',
    todo: 'check the weight column, or give another --seed or --holdout',
  });
}

function sumIsPositive({ weights }: Sample): boolean {
  return weights === undefined || weights.reduce((sum, weight) => sum + weight, 0) > 0;
}

function poolOf(
  asked: RunConfig,
  { pool }: Inputs,
  features: readonly string[],
  dropInvalid: boolean,
): Sample | undefined {
  if (pool === undefined) return undefined;
  const named = pool.table.columns.some(({ name }) => name === asked.weight);
  // A pool without the weight column asked for holds events of weight 1.
  const weight = asked.weight === undefined || named ? chooseWeight(pool.table, asked.weight) : undefined;
  return selectSample(pool.table, features, weight, { dropInvalid }).sample;
}

function lawOf({ toyPool }: RunConfig, features: readonly string[]): string | undefined {
  if (toyPool === undefined || !isLaw(toyPool)) return undefined;
  const law = findLaw(toyPool);
  if (law.features.length !== features.length) {
    throw new Fault('usage', {
      what: `--toy-pool ${toyPool} has ${law.features.length} feature, the run ${features.length} (${features.join(', ')})`,
      todo: 'name the one that follows it with --features',
    });
  }
  return toyPool;
}
