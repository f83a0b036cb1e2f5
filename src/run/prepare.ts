import { findLaw, lawNames } from '../benchmark/index.js';
import type { EnsembleSpec } from '../ensemble/index.js';
import { Fault } from '../fault/index.js';
import { defaultStarts } from '../fit/index.js';
import { shortNumber } from '../numeric/index.js';
import { createNetwork, networkParameters, type Network } from '../network/index.js';
import { permutation, purposes, Stream } from '../random/index.js';
import {
  applyScaling,
  chooseFeatures,
  chooseWeight,
  closestName,
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
import type { Input } from './readInput.js';
import { toySource, type ToyPool } from './toySource.js';

/** The files of a run. */
export interface Inputs {
  readonly reference: Input;
  readonly data: Input;
  /** Where --toy-pool names a file. */
  readonly pool?: Input;
}

/** The files by their roles, in order. */
export function inputList({ reference, data, pool }: Inputs): (readonly [role: string, input: Input])[] {
  return [['reference', reference], ['data', data], ...(pool === undefined ? [] : [['pool', pool] as const])];
}

/** A run before its first fit: everything that follows from the files and the configuration. */
export interface Prepared {
  readonly config: ResolvedConfig;
  readonly network: Network;
  readonly dof: number;
  /** The fit reference in its own units, Σw = N(R). */
  readonly reference: Sample;
  readonly data: Sample;
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
  const dropInvalid = asked.dropInvalid ?? false;
  const selected = selectSample(refTable, choice.features, weight, { dropInvalid });
  const observed = selectSample(dataTable, choice.features, undefined, { dropInvalid });
  const data = observed.sample;
  const yields = expectedYield(selected.sample, refTable.metadata, asked);
  const shapeOnly = yields.from === 'shape-only';
  const expected = yields.expected ?? data.rows;

  const seed = asked.seed ?? 1;
  const toys = asked.toys ?? 300;
  const holdout = asked.toyPool === undefined ? (asked.holdout ?? 0.5) : null;
  if (holdout !== null && toys > 0) refuseNegativeWeights(selected.sample);
  const parts = split(selected.sample, holdout, seed);
  const reference = scaleWeights(parts.fit, expected);
  const scale = asked.scale ?? 'standard';
  const scaling = measureScaling(reference, scale);
  const scaledOf = ({ columns, rows, origin, features }: Sample): Float32Array[] =>
    applyScaling(scaling, columns, rows, { origin, features });
  const ownPool = poolOf(asked, inputs, choice.features, dropInvalid);
  const pool = toySource({
    expected,
    data: data.rows,
    toys,
    shapeOnly,
    resample: asked.resample ?? false,
    seed,
    scaling,
    scaledOf,
    pool: parts.pool ?? ownPool,
    law: lawOf(asked, choice.features),
  });

  const hidden = asked.network ?? (choice.features.length === 1 ? [4] : [5, 5, 5]);
  const network = createNetwork(choice.features.length, hidden);
  const parameters = networkParameters(network);
  const clip = asked.clip ?? (parameters <= 13 ? 5 : 2);
  const config: ResolvedConfig = {
    clip,
    clipScope: asked.clipScope ?? 'kernels',
    dropInvalid,
    epochs: asked.epochs ?? 300_000,
    expected,
    features: choice.features,
    holdout,
    network: hidden,
    resample: asked.resample ?? false,
    scale,
    seed,
    shapeOnly,
    starts: asked.starts ?? (asked.trainer === 'adam' ? 1 : defaultStarts(network)),
    toyPool: asked.toyPool === undefined ? null : inputs.pool === undefined ? asked.toyPool : 'file',
    toys,
    trainer: asked.trainer ?? 'auto',
    weight: weight ?? null,
  };
  const scaledReference = scaledOf(reference);
  const weighted = selected.sample.weights !== undefined && reference.weights !== undefined;
  const effectiveReference = weighted ? effectiveSize(reference.weights) : reference.rows;
  const common = countCommonRows(data, selected.sample);
  const dropped = { reference: selected.dropped, data: observed.dropped };
  return {
    config,
    network,
    dof: shapeOnly ? parameters - 1 : parameters,
    reference,
    data,
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
      fit: {
        network,
        clip: { bound: clip, scope: config.clipScope },
        trainer: config.trainer,
        starts: config.starts,
        epochs: config.epochs,
      },
      source: pool.source,
      toyYield: shapeOnly ? { kind: 'fixed', events: data.rows } : { kind: 'poisson', mean: expected },
      seed,
      observed: data.rows,
    },
    pool,
    expected,
    expectedFrom: yields.from,
    effectiveReference,
    common,
    dropped,
    notes: [
      `features: ${choice.features.join(', ')} (${choice.how})`,
      yieldText(yields, expected),
      ...(weight === undefined ? [] : [`weights: column "${weight}"`]),
      ...choice.notes,
      ...ignoredWeightNotes(dataTable, weight),
      ...(asked.clip === undefined
        ? [
            `clip: ${clip} on ${config.clipScope}, a default that is not tuned: χ² is unproven unless the toys agree`,
          ]
        : []),
    ],
    warnings: [
      ...Object.entries(dropped)
        .filter(([, count]) => count > 0)
        .map(
          ([role, count]) =>
            `${count} ${count === 1 ? 'row' : 'rows'} of the ${role} dropped: values not finite`,
        ),
      ...(common > 0
        ? [
            `${common} of ${data.rows} data rows are identical to a reference row: were data left in the reference?`,
          ]
        : []),
      ...(parameters > data.rows ? [manyParameters(parameters, data.rows)] : []),
      ...commonPool(ownPool, reference),
      ...(effectiveReference < expected ? [smallReference(effectiveReference, expected, weighted)] : []),
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

/** Toys made of the very events that are fitted agree with them too well. */
function commonPool(pool: Sample | undefined, reference: Sample): string[] {
  const common = pool === undefined ? 0 : countCommonRows(pool, reference);
  if (pool === undefined || common === 0) return [];
  return [
    `${common} of ${pool.rows} rows of the toy pool are identical to a reference row: t of the toys is too small, and so is p`,
  ];
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

/** Whether --toy-pool names a benchmark; anything else is a path. */
export function isLaw(toyPool: string): boolean {
  return lawNames().includes(toyPool);
}

/** What to do where --toy-pool names neither a benchmark nor a file that can be opened. */
export function poolHint(toyPool: string): string {
  const closest = closestName(toyPool, lawNames());
  if (closest !== undefined) return `did you mean the benchmark "${closest}"?`;
  return `give a file to --toy-pool, or the name of a benchmark: ${lawNames().join(', ')}`;
}

function yieldText(yields: ExpectedYield, expected: number): string {
  switch (yields.from) {
    case 'option':
      return `expected: ${expected} events (--expected)`;
    case 'weights':
      return `expected: ${shortNumber(expected, 6)} events (sum of the reference's weights)`;
    case 'metadata':
      return `expected: ${expected} events (metadata of the reference)`;
    case 'shape-only':
      return `expected: shape only, the ${expected} events of the data (the rate is not tested)`;
  }
}

function manyParameters(parameters: number, events: number): string {
  return `the network has ${parameters} parameters for ${events} events: t will not follow χ², and fits take long; --network sets the size`;
}

function smallReference(size: number, expected: number, weighted: boolean): string {
  const events = weighted ? `is worth ${shortNumber(size, 6)} unweighted events` : `has ${size} events`;
  return `the fit reference ${events}, fewer than the ${shortNumber(expected, 6)} expected: the χ² law fails there`;
}
