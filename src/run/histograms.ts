import { fillBins, histogramEdges, logEdges, type Bins, type BothSamples } from '../histogram/index.js';
import { plainLogRatio } from '../network/index.js';
import { exp } from '../numeric/index.js';
import type { NumericColumn, Table } from '../sample/index.js';
import type { Prepared } from './prepare.js';
import type { Result } from './result.js';

/** The content of histograms.json: what the report and the figures show of every quantity that both files have. */
export interface Histograms {
  readonly schema: 'nplm/histograms/1';
  /** The features, in their order, then the other numeric columns of both files, in that of the data. */
  readonly columns: readonly ColumnHistogram[];
}

/** One quantity in data, reference, and the reference reweighted by e^f. */
export interface ColumnHistogram {
  readonly name: string;
  /** As the reference file gives it. */
  readonly unit: string | null;
  /** Whether the test looks at it. */
  readonly feature: boolean;
  /** In bins between round numbers. */
  readonly linear: Bins;
  /** In bins of equal length in the logarithm; null where a value is not positive, or all are of one order. */
  readonly log: Bins | null;
}

/**
 * Fills the histograms of a run, from the events that were tested: the data, and the fit reference with the weights of
 * its file, brought to N(R).
 */
export function histogramsOf(prepared: Prepared, result: Result): Histograms {
  const { data, fit } = prepared;
  const { weights } = fit.sample;
  const ratio = ratioOf(prepared, result);
  const histogram = (
    name: string,
    columns: Pick<BothSamples, 'data' | 'reference'>,
    rest: Pick<ColumnHistogram, 'feature' | 'unit'>,
  ): ColumnHistogram => {
    const both = { ...columns, weights, ...(ratio === undefined ? {} : { ratio }) };
    const log = logEdges(columns.reference, columns.data);
    return {
      name,
      ...rest,
      linear: fillBins(both, histogramEdges(columns.reference, columns.data)),
      log: log === undefined ? null : fillBins(both, log),
    };
  };
  return {
    schema: 'nplm/histograms/1',
    columns: [
      ...fit.sample.features.map((name, i) =>
        histogram(
          name,
          { reference: fit.sample.columns[i], data: data.columns[i] },
          { feature: true, unit: prepared.units[i] ?? null },
        ),
      ),
      ...otherColumns(prepared).map(({ observed, reference }) =>
        histogram(
          observed.name,
          { reference: take(reference, prepared.referenceRows), data: take(observed, prepared.keptData) },
          { feature: false, unit: reference.unit ?? null },
        ),
      ),
    ],
  };
}

/** e^f of each event of the fit reference; undefined where the fit failed. */
function ratioOf(
  { fit, network, scaledReference }: Prepared,
  { parameters }: Result,
): Float64Array | undefined {
  if (parameters === null) return undefined;
  const events = { rows: fit.sample.rows, columns: scaledReference, extras: [] };
  return plainLogRatio(network, Float64Array.from(parameters), events).map(exp);
}

/** Numeric columns of both files that are neither features nor weights. */
function otherColumns({
  config,
  dataTable,
  referenceTable,
}: Prepared): { readonly observed: NumericColumn; readonly reference: NumericColumn }[] {
  const used = new Set([...config.features, config.weight]);
  const inReference = new Map(numericColumns(referenceTable).map((column) => [column.name, column]));
  return numericColumns(dataTable).flatMap((observed) => {
    const reference = inReference.get(observed.name);
    return reference === undefined || used.has(observed.name) ? [] : [{ observed, reference }];
  });
}

function numericColumns({ columns }: Table): NumericColumn[] {
  return columns.filter((column): column is NumericColumn => column.values !== undefined);
}

function take({ values }: NumericColumn, rows: Uint32Array): Float64Array {
  return Float64Array.from(rows, (row) => values[row]);
}
