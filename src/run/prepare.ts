import type { EnsembleSpec } from '../ensemble/index.js';
import { networkParameters, type Network } from '../network/index.js';
import {
  applyScaling,
  countCommonRows,
  ignoredWeightNotes,
  selectSample,
  type ExpectedYield,
  type Sample,
  type Scaling,
  type Table,
} from '../sample/index.js';
import {
  type ClipSource,
  type Inputs,
  type ResolvedConfig,
  type RunConfig,
  type ToyPool,
  choiceNotes,
  clipSourceOf,
  chooseColumns,
  chooseTables,
  definitionsOf,
  inputList,
  poolWarnings,
  prepareReference,
  referenceWarnings,
  sampleWarnings,
} from '../setup/index.js';

/** A run before its first fit: everything that follows from the files and the configuration. */
export interface Prepared {
  readonly config: ResolvedConfig;
  readonly network: Network;
  readonly dof: number;
  /** Where the clip comes from. */
  readonly clipFrom: ClipSource;
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
  const files = inputList(inputs).map(([, { table }]) => table);
  const { tables, names, formulas, notes } = chooseTables(asked, files);
  const [table, dataTable, pool] = tables as readonly [Table, Table, Table?];
  const columns = chooseColumns(asked, names, table, dataTable);
  const { sample: whole, dropped } = selectSample(table, columns.features, columns.weight, asked);
  const data = selectSample(dataTable, columns.features, undefined, asked);
  const events = data.sample.rows;
  const reference = prepareReference(asked, {
    file: inputs.reference.table,
    reference: table,
    pool,
    columns,
    formulas,
    whole,
    events,
  });
  const { config, expected, fit, network, scaling, yields } = reference;
  const about = {
    expected,
    effectiveReference: fit.effective,
    negativeWeights: reference.negativeWeights,
    common: countCommonRows(data.sample, whole),
    dropped: { reference: dropped, data: data.dropped },
  };
  return {
    ...about,
    config,
    network,
    dof: reference.dof,
    clipFrom: clipSourceOf(asked),
    reference: fit.sample,
    data: data.sample,
    units: config.features.map((feature) => table.columns.find(({ name }) => name === feature)?.unit),
    dataTable,
    keptData: data.kept,
    scaledReference: reference.scaledReference,
    scaledData: applyScaling(scaling, data.sample.columns, events, data.sample),
    scaling,
    spec: reference.spec,
    pool: reference.pool,
    expectedFrom: yields.from,
    notes: [
      ...notes,
      ...choiceNotes({
        features: definitionsOf(config.features, config.formulas),
        how: columns.how,
        yields,
        data: events,
        weight: columns.weight,
        cut: asked.where !== undefined,
        columns: ignoredWeightNotes(dataTable, columns.weight),
      }),
    ],
    warnings: [
      ...columns.warnings,
      ...sampleWarnings({
        ...about,
        data: data.sample,
        whole,
        expectedFrom: yields.from,
        parameters: networkParameters(network),
        ownPool: reference.ownPool,
      }),
      ...referenceWarnings(reference),
      ...poolWarnings(reference.pool, config),
    ],
  };
}
