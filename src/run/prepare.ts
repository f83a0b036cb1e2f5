import type { EnsembleSpec } from '../ensemble/index.js';
import { createNetwork, networkParameters, type Network } from '../network/index.js';
import {
  applyScaling,
  countCommonRows,
  expectedYield,
  negativeWeights,
  type ExpectedYield,
  type Sample,
  type Scaling,
  type Table,
} from '../sample/index.js';
import { choiceNotes } from './choiceNotes.js';
import { chooseEvents } from './chooseEvents.js';
import { chooseTables } from './chooseTables.js';
import type { ResolvedConfig, RunConfig } from './config.js';
import { definitionsOf } from './definitionsOf.js';
import { fitReference } from './fitReference.js';
import type { Inputs } from './inputs.js';
import { keptPart } from './keptPart.js';
import { resolveConfig } from './resolveConfig.js';
import { makeToyPool, type ToyPool } from './toyPool.js';
import { poolWarnings, sampleWarnings } from './warnings.js';

/** A run before its first fit: everything that follows from the files and the configuration. */
export interface Prepared {
  readonly config: ResolvedConfig;
  readonly network: Network;
  readonly dof: number;
  /** The fit reference in its own units, Σw = N(R). */
  readonly reference: Sample;
  readonly data: Sample;
  /** The unit of each feature, where the reference file gives one. */
  readonly units: readonly (string | undefined)[];
  /** The data file as far as --where keeps it, with the features that are formulas. */
  readonly dataTable: Table;
  /** The rows of `dataTable` that are its events. */
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
  /** Of the whole reference. */
  readonly negativeWeights: { readonly count: number; readonly share: number };
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
  const tables = chooseTables(asked, inputs);
  const chosen = chooseEvents(asked, tables);
  const whole = chosen.reference.sample;
  const data = chosen.data.sample;
  const fraction = keptPart(inputs.reference.table, tables.reference, chosen.weight);
  const yields = expectedYield(whole, tables.reference.metadata, { ...asked, fraction });
  const expected = yields.expected ?? data.rows;
  // Of the whole reference: nothing depends on which part such an event falls into.
  const negative = negativeWeights(whole);
  const toyless = negative.count > 0 && asked.toyPool === undefined;
  const config = resolveConfig(asked, {
    ...chosen,
    formulas: tables.formulas,
    expected,
    shapeOnly: yields.from === 'shape-only',
    toyless,
  });

  const reference = fitReference(whole, config);
  const { scaling } = reference;
  const scaledOf = (sample: Sample): Float32Array[] =>
    applyScaling(scaling, sample.columns, sample.rows, sample);
  const scaledReference = scaledOf(reference.sample);
  const scaledData = scaledOf(data);
  const events = reference.heldOut ?? chosen.pool;
  const pool = makeToyPool(config, { data: data.rows, reference: whole.rows, scaling, events });

  const network = createNetwork(config.features.length, config.network);
  const parameters = networkParameters(network);
  const about = {
    expected,
    effectiveReference: reference.effective,
    negativeWeights: negative,
    common: countCommonRows(data, whole),
    dropped: { reference: chosen.reference.dropped, data: chosen.data.dropped },
  };
  return {
    ...about,
    config,
    network,
    dof: config.shapeOnly ? parameters - 1 : parameters,
    reference: reference.sample,
    data,
    units: config.features.map(
      (feature) => tables.reference.columns.find(({ name }) => name === feature)?.unit,
    ),
    dataTable: tables.data,
    keptData: chosen.data.kept,
    scaledReference,
    scaledData,
    scaling,
    spec: specOf(config, network, {
      reference: {
        rows: reference.sample.rows,
        columns: scaledReference,
        ...(reference.weighted ? { weights: reference.sample.weights } : {}),
      },
      source: pool.source,
      observed: data.rows,
    }),
    pool,
    expectedFrom: yields.from,
    notes: [
      ...tables.notes,
      ...choiceNotes({
        features: definitionsOf(config.features, config.formulas),
        how: chosen.how,
        yields,
        data: data.rows,
        weight: chosen.weight,
        clip: { bound: config.clip, scope: config.clipScope, asked: asked.clip !== undefined },
        columns: chosen.notes,
      }),
    ],
    warnings: [
      ...chosen.warnings,
      ...sampleWarnings({
        ...about,
        data,
        whole,
        reference: reference.sample,
        expectedFrom: yields.from,
        parameters,
        heldOut: reference.heldOut,
        ownPool: chosen.pool,
        toyless,
      }),
      ...poolWarnings(pool, config),
    ],
  };
}

function specOf(
  config: ResolvedConfig,
  network: Network,
  events: Pick<EnsembleSpec, 'reference' | 'source' | 'observed'>,
): EnsembleSpec {
  const { expected, seed, shapeOnly, trainer, starts, epochs } = config;
  const clip = { bound: config.clip, scope: config.clipScope };
  return {
    ...events,
    expected,
    fit: { network, clip, trainer, starts, epochs },
    toyYield: shapeOnly ? { kind: 'fixed', events: events.observed } : { kind: 'poisson', mean: expected },
    seed,
  };
}
