import { Fault } from '../fault/index.js';
import type { Sample } from './sample.js';
import { sumOfWeights } from './weights.js';

/** The transform x → (x − mean) / deviation of each feature; part of the result. */
export interface Scaling {
  readonly kind: 'standard' | 'none';
  readonly mean: readonly number[];
  readonly deviation: readonly number[];
}

/** 2^±600 and the size beyond which a square leaves the range of doubles: powers of two scale without rounding. */
const SHRINK = 2.409919865102884e-181;
const GROW = 4.149515568880993e180;
const LARGE = 1e140;
const SMALL = 1e-140;

/**
 * Measures the scaling on the reference: weighted mean and standard deviation (√(Σw(x−m)²/Σw), as NumPy's `std`), sums
 * in float64 in the order of the rows.
 *
 * @param sample - the reference, with Σw > 0
 * @param kind - `none` gives the identity
 * @throws Fault `content` if a feature has the same value in all events, or its weighted variance is not positive
 * @example
 * const sample = { origin: 'sm', features: ['x'], columns: [Float64Array.of(0.2, 1.1, 3.4)], rows: 3 };
 * const { mean, deviation } = measureScaling(sample);
 */
export function measureScaling(sample: Sample, kind: Scaling['kind'] = 'standard'): Scaling {
  if (kind === 'none') {
    return { kind, mean: sample.columns.map(() => 0), deviation: sample.columns.map(() => 1) };
  }
  const total = sumOfWeights(sample);
  const moments = sample.columns.map((column, i) => {
    const { mean, deviation } = momentsOf(column, sample.weights, total);
    if (!(deviation > 0) || !Number.isFinite(deviation) || !Number.isFinite(mean)) {
      const constant = column.every((value) => value === column[0]);
      throw new Fault('content', {
        where: sample.origin,
        what: constant
          ? `feature "${sample.features[i]}" is ${exact(column[0])} in all ${sample.rows} events that are fitted`
          : `feature "${sample.features[i]}" has no standard deviation (${deviation}) under the weights`,
        todo: 'leave it out of --features',
      });
    }
    return { mean, deviation };
  });
  return {
    kind,
    mean: moments.map(({ mean }) => mean),
    deviation: moments.map(({ deviation }) => deviation),
  };
}

/** With all digits where it may stand for integers that are no longer exact. */
function exact(value: number): string {
  return Math.abs(value) > Number.MAX_SAFE_INTEGER && Number.isFinite(value)
    ? `${BigInt(value)} (rounded to a double)`
    : `${value}`;
}

function momentsOf(
  column: Float32Array | Float64Array,
  weights: Float64Array | undefined,
  total: number,
): { mean: number; deviation: number } {
  let largest = 0;
  let constant = true;
  for (let row = 0; row < column.length; row++) {
    largest = Math.max(largest, Math.abs(column[row]));
    if (column[row] !== column[0]) constant = false;
  }
  // Rounding of the mean would give a constant a tiny deviation.
  if (constant) return { mean: column[0] ?? NaN, deviation: 0 };
  const unit = largest > LARGE ? SHRINK : largest < SMALL ? GROW : 1;
  const weight = (row: number) => weights?.[row] ?? 1;
  let sum = 0;
  for (let row = 0; row < column.length; row++) sum += weight(row) * (column[row] * unit);
  const rough = sum / total;
  // The second pass also takes out the rounding of the first mean.
  let first = 0;
  let second = 0;
  for (let row = 0; row < column.length; row++) {
    const distance = column[row] * unit - rough;
    const weighted = weight(row) * distance;
    first += weighted;
    second += weighted * distance;
  }
  const shift = first / total;
  return { mean: (rough + shift) / unit, deviation: Math.sqrt(second / total - shift * shift) / unit };
}

/**
 * Applies a scaling, x → (x − mean)/deviation, in float64 and rounds to float32, the precision of the fit.
 *
 * @param scaling - one mean and one deviation a feature, as `measureScaling` gives them
 * @param columns - one a feature in the order of the scaling, of at least `rows` finite values in their own units
 * @param rows - how many to scale
 * @param of - what the values are, for messages
 * @returns one array of `rows` values a feature
 * @throws Fault `content` if a scaled value is beyond the range of float32
 * @example
 * const sample = { origin: 'sm', features: ['x'], columns: [Float64Array.of(0.2, 1.1, 3.4)], rows: 3 };
 * const [x] = applyScaling(measureScaling(sample), sample.columns, sample.rows);
 */
export function applyScaling(
  scaling: Pick<Scaling, 'mean' | 'deviation'>,
  columns: readonly (Float32Array | Float64Array)[],
  rows: number,
  of: { readonly origin?: string; readonly features?: readonly string[] } = {},
): Float32Array[] {
  return columns.map((column, i) => {
    const mean = scaling.mean[i];
    const deviation = scaling.deviation[i];
    const scaled = new Float32Array(rows);
    for (let row = 0; row < rows; row++) {
      const value = (column[row] - mean) / deviation;
      scaled[row] = value;
      if (!Number.isFinite(scaled[row])) throw beyond(column[row], row, i, of);
    }
    return scaled;
  });
}

function beyond(
  value: number,
  row: number,
  index: number,
  of: { readonly origin?: string; readonly features?: readonly string[] },
): Fault {
  const name = of.features === undefined ? index + 1 : `"${of.features[index]}"`;
  return new Fault('content', {
    ...(of.origin === undefined ? {} : { where: of.origin }),
    what: `feature ${name} is ${value} in row ${row + 1}, scaled beyond the range of float32`,
    todo: 'remove the event, or leave the feature out of --features',
  });
}
