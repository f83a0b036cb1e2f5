import { plainLogRatio } from '../network/index.js';
import { applyScaling } from '../sample/index.js';
import type { Histograms } from './histograms.js';
import type { Prepared } from './prepare.js';
import type { Result } from './result.js';

/** What the figures of a run are drawn from. */
export interface FigureInput {
  readonly result: Result;
  /** t of the toys that have one. */
  readonly toys: readonly number[];
  /** Of the features and the other columns of both files. */
  readonly histograms: Histograms;
  /** f over the range of a single feature, and the data in it; null for more features, and where the fit failed. */
  readonly learnt: {
    readonly x: readonly number[];
    readonly f: readonly number[];
    readonly data: readonly number[];
  } | null;
}

/** Places at which a learnt log ratio is drawn. */
const PLACES = 400;

/** Evaluates the fitted network for the figures of a result. */
export function figureInput(
  prepared: Prepared,
  result: Result,
  histograms: Histograms,
  toys: readonly number[],
): FigureInput {
  const { fit, data, network, scaling } = prepared;
  if (result.parameters === null || fit.sample.features.length > 1)
    return { result, toys, histograms, learnt: null };
  const x = places(fit.sample.columns[0], data.columns[0]);
  const columns = applyScaling(scaling, [Float64Array.from(x)], x.length);
  const f = plainLogRatio(network, Float64Array.from(result.parameters), {
    rows: x.length,
    columns,
    extras: [],
  });
  return { result, toys, histograms, learnt: { x, f: [...f], data: [...data.columns[0]] } };
}

/** Evenly spaced over the data and the central 99.9 % of the reference. */
function places(reference: ArrayLike<number>, data: ArrayLike<number>): number[] {
  const sorted = Float64Array.from(reference).sort();
  let low = sorted[Math.floor(0.0005 * (sorted.length - 1))];
  let high = sorted[Math.ceil(0.9995 * (sorted.length - 1))];
  for (let i = 0; i < data.length; i++) {
    low = Math.min(low, data[i]);
    high = Math.max(high, data[i]);
  }
  // Rounding must not leave out the last event.
  return Array.from({ length: PLACES }, (_, i) =>
    i === PLACES - 1 ? high : low + ((high - low) * i) / (PLACES - 1),
  );
}
