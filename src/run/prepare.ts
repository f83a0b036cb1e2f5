import { networkParameters } from '../network/index.js';
import {
  applyScaling,
  countCommonRows,
  ignoredWeightNotes,
  selectSample,
  type Sample,
  type Table,
} from '../sample/index.js';
import {
  type ClipSource,
  type Inputs,
  type PreparedReference,
  type RunConfig,
  choiceNotes,
  chooseEvents,
  clipSourceOf,
  prepareReference,
  sampleWarnings,
} from '../setup/index.js';

/**
 * A run before its first fit: everything that follows from the files and the configuration. Beyond the reference, which
 * any test has, these are the data.
 */
export interface Prepared extends PreparedReference {
  /** Where the clip comes from. */
  readonly clipFrom: ClipSource;
  readonly data: Sample;
  /** The data as the fits see them. */
  readonly scaledData: readonly Float32Array[];
  /** The data file as far as --where keeps it, with the features that are formulas. */
  readonly dataTable: Table;
  /** The rows of `dataTable` that are its events. */
  readonly keptData: Uint32Array;
  /** The reference file as far as --where keeps it, and the rows that are the events of the fit reference. */
  readonly referenceTable: Table;
  readonly referenceRows: Uint32Array;
  /** The unit of each feature, where the reference file gives one. */
  readonly units: readonly (string | undefined)[];
  /** Rows of data that are in the reference, too. */
  readonly common: number;
  /** Rows that are no events. */
  readonly dropped: { readonly reference: number; readonly data: number };
  /** The choices made, printed first. */
  readonly notes: readonly string[];
}

/**
 * Chooses features, weights and yield, splits, scales and checks.
 *
 * @throws Fault `usage` or `content` for anything that makes the test impossible or invalid
 */
export function prepare(asked: RunConfig, inputs: Inputs): Prepared {
  const chosen = chooseEvents(asked, {
    reference: inputs.reference.table,
    beside: inputs.data.table,
    pool: inputs.pool?.table,
  });
  const { columns, tables, whole } = chosen;
  const { sample: data, kept, dropped } = selectSample(tables.beside, columns.features, undefined, asked);
  const reference = prepareReference(asked, chosen, data.rows);
  const about = {
    data,
    common: countCommonRows(data, whole),
    dropped: { reference: chosen.dropped, data: dropped },
  };
  return {
    ...reference,
    ...about,
    clipFrom: clipSourceOf(asked),
    scaledData: applyScaling(reference.scaling, data.columns, data.rows, data),
    dataTable: tables.beside,
    keptData: kept,
    referenceTable: tables.reference,
    referenceRows: reference.fit.rows?.map((row) => chosen.kept[row]) ?? chosen.kept,
    units: columns.features.map(
      (feature) => tables.reference.columns.find(({ name }) => name === feature)?.unit,
    ),
    notes: [...choiceNotes(asked, chosen, reference), ...ignoredWeightNotes(tables.beside, columns.weight)],
    warnings: [
      ...columns.warnings,
      ...sampleWarnings({
        ...about,
        whole,
        expected: reference.expected,
        expectedFrom: reference.yields.from,
        parameters: networkParameters(reference.network),
        ownPool: reference.ownPool,
      }),
      ...reference.warnings,
    ],
  };
}
