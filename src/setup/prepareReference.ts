import type { EnsembleSpec } from '../ensemble/index.js';
import { Fault } from '../fault/index.js';
import { createNetwork, networkParameters, type Network } from '../network/index.js';
import {
  applyScaling,
  expectedYield,
  negativeWeights,
  spreadNegativeWeights,
  type ExpectedYield,
  type Sample,
  type Scaling,
} from '../sample/index.js';
import { selectPool } from './chooseColumns.js';
import type { ChosenEvents } from './chooseEvents.js';
import type { ResolvedConfig, TestConfig } from './config.js';
import { fitReference, type FitReference } from './fitReference.js';
import { keptPart } from './keptPart.js';
import { resolveConfig } from './resolveConfig.js';
import { makeToyPool, type ToyPool } from './toyPool.js';
import { referenceWarnings } from './warnings.js';

/** What follows from the reference and the configuration, whatever the data. */
export interface PreparedReference {
  readonly config: ResolvedConfig;
  readonly network: Network;
  readonly dof: number;
  /** Before the split. */
  readonly whole: Sample;
  readonly fit: Omit<FitReference, 'heldOut'>;
  /** The fit reference as the fits see it. */
  readonly scaledReference: readonly Float32Array[];
  readonly scaling: Scaling;
  /** Events of --toy-pool FILE. */
  readonly ownPool: Sample | undefined;
  readonly pool: ToyPool;
  readonly spec: EnsembleSpec;
  readonly yields: ExpectedYield;
  /** N(R). */
  readonly expected: number;
  /** Of the whole reference. */
  readonly negativeWeights: { readonly count: number; readonly share: number };
  /** Whether no toys can be drawn because of negative weights. */
  readonly toyless: boolean;
  /** What makes any test against this reference doubtful, a line each. */
  readonly warnings: readonly string[];
}

/**
 * Finds the yield, splits the reference, scales, and makes the pool of toys.
 *
 * @param events - N_D, which is the yield of a test of the shape alone; undefined where there are no data
 * @throws Fault `usage` or `content` for anything that makes the test impossible or invalid
 */
export function prepareReference(
  asked: TestConfig,
  { columns, file, formulas, tables, whole }: ChosenEvents,
  events: number | undefined,
): PreparedReference {
  const { weight, features } = columns;
  const ownPool = tables.pool === undefined ? undefined : selectPool(asked, tables.pool, features);
  const fraction = keptPart(file, whole, weight);
  const yields = expectedYield(whole, tables.reference.metadata, { ...asked, fraction });
  const expected = yields.expected ?? events;
  if (expected === undefined) throw noYield(whole, asked.shapeOnly);
  const observed = events ?? Math.ceil(expected);
  // Of the whole reference: nothing depends on which part such an event falls into.
  const negative = negativeWeights(whole);
  const toyless = negative.count > 0 && asked.toyPool === undefined;
  const shapeOnly = yields.from === 'shape-only';
  const config = resolveConfig(asked, { features, weight, formulas, expected, shapeOnly, toyless });

  const { heldOut, ...fit } = fitReference(whole, config);
  const { scaling, sample } = fit;
  const scaledReference = applyScaling(scaling, sample.columns, sample.rows, sample);
  const spread = negative.count > 0 ? spreadNegativeWeights(scaledReference, sample.weights) : undefined;
  const pool = makeToyPool(config, {
    data: observed,
    reference: whole.rows,
    scaling,
    events: heldOut ?? ownPool,
  });
  const network = createNetwork(config.features.length, config.network);
  const parameters = networkParameters(network);
  return {
    config,
    network,
    dof: config.shapeOnly ? parameters - 1 : parameters,
    whole,
    fit,
    scaledReference,
    scaling,
    ownPool,
    pool,
    spec: specOf(config, network, {
      reference: {
        rows: sample.rows,
        columns: scaledReference,
        ...(fit.weighted ? { weights: spread?.weights ?? sample.weights } : {}),
      },
      source: pool.source,
      observed,
    }),
    yields,
    expected,
    negativeWeights: negative,
    toyless,
    warnings: referenceWarnings({ config, expected, fit, heldOut, ownPool, pool, spread, toyless, whole }),
  };
}

function noYield({ origin }: Sample, shapeOnly: boolean | undefined): Fault {
  return new Fault('usage', {
    where: origin,
    what: shapeOnly === true ? '--events is missing' : 'nothing says how many events are expected',
    todo:
      shapeOnly === true
        ? 'give the number of events of the data with --events N'
        : 'give --expected N, or --shape-only --events N for a test of the shape alone',
  });
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
