import { plainLogRatio } from '../network/index.js';
import { exp } from '../numeric/index.js';
import { applyScaling } from '../sample/index.js';
import type { Prepared } from './prepare.js';
import type { Result } from './result.js';

/** What the figures of a run are drawn from. */
export interface FigureInput {
  readonly result: Result;
  /** t of the toys that have one. */
  readonly toys: readonly number[];
  /** A feature's values in its own units. */
  readonly features: readonly {
    readonly feature: string;
    /** As the reference file gives it. */
    readonly unit?: string;
    readonly reference: Float32Array | Float64Array;
    readonly data: Float32Array | Float64Array;
  }[];
  /** Of the reference, Σw = N(R). */
  readonly weights: Float64Array;
  /** e^f of each reference event; null where the fit failed. */
  readonly ratio: Float64Array | null;
  /** f over the range of a single feature; null for more features, and where the fit failed. */
  readonly learnt: { readonly x: readonly number[]; readonly f: readonly number[] } | null;
}

/** Places at which a learnt log ratio is drawn. */
const PLACES = 400;

/** Evaluates the fitted network for the figures of a result. */
export function figureInput(prepared: Prepared, result: Result, toys: readonly number[]): FigureInput {
  const { fit, data, units, network, scaledReference } = prepared;
  const reference = fit.sample;
  const parameters = result.parameters === null ? undefined : Float64Array.from(result.parameters);
  const { weights } = reference;
  const features = reference.features.map((feature, i) => ({
    feature,
    ...(units[i] === undefined ? {} : { unit: units[i] }),
    reference: reference.columns[i],
    data: data.columns[i],
  }));
  if (parameters === undefined) return { result, toys, features, weights, ratio: null, learnt: null };
  const f = plainLogRatio(network, parameters, {
    rows: reference.rows,
    columns: scaledReference,
    extras: [],
  });
  const x = features.length === 1 ? places(features[0].reference, features[0].data) : [];
  const columns = applyScaling(prepared.scaling, [Float64Array.from(x)], x.length);
  const learnt =
    x.length === 0
      ? null
      : { x, f: [...plainLogRatio(network, parameters, { rows: x.length, columns, extras: [] })] };
  return { result, toys, features, weights, ratio: f.map(exp), learnt };
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
