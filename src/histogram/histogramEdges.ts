import { tickStep } from 'd3-array';
import { exp, log, quantile } from '../numeric/index.js';
import { drawable, HUGE } from './drawable.js';

/** What a histogram is read from: plain or typed arrays of numbers. */
export type Values = ArrayLike<number>;

/** More than this many values are thinned evenly before their quantiles are taken. */
const ENOUGH = 200_000;
/** ln 10. */
const LEAST_LOG_RANGE = 2.302585092994046;

/**
 * Edges of bins at round numbers for a reference and data shown together.
 *
 * The range is the central 99.9 % of the reference, widened to hold the data, but by no more than its own length on
 * either side, so that one stray event does not squeeze all others into a bin; what is left outside, the figure states.
 * About 2·∛n bins for n events of data, 10 to 40. Whole numbers over a short range get bins centred on them. Values
 * that are not finite are passed over. The same values give the same edges on every machine.
 */
export function histogramEdges(reference: Values, data: Values): number[] {
  const sorted = sortedFinite(reference);
  const observed = sortedFinite(data);
  if (sorted.length === 0 && observed.length === 0) return [0, 1];
  const [low, high] = rangeOf(sorted, observed);
  if (!(high - low > 1 / HUGE)) return around(low);
  const wanted = binsFor(observed.length);
  if (high - low <= 60 && allWhole(sorted) && allWhole(observed))
    return wholeEdges(Math.floor(low), Math.ceil(high));
  // A positive quantity that begins near zero begins at zero.
  const start = low > 0 && low < 0.05 * high && !(sorted[0] < 0) ? 0 : low;
  return roundEdges(start, high, wanted);
}

/**
 * Edges of bins of equal length in ln x, over the same range; undefined where a value is not positive, or where the range
 * is no longer than a factor of ten.
 */
export function logEdges(reference: Values, data: Values): number[] | undefined {
  const logs = [reference, data].map((values) => sortedFinite(values).map(log));
  const least = Math.min(...logs.map((sorted) => sorted[0] ?? 0));
  if (!Number.isFinite(least)) return undefined;
  const [low, high] = rangeOf(logs[0], logs[1]);
  if (!(high - low > LEAST_LOG_RANGE)) return undefined;
  const bins = binsFor(logs[1].length);
  return Array.from({ length: bins + 1 }, (_, i) => exp(low + ((high - low) * i) / bins));
}

/** The central 99.9 % of the reference, widened to hold the data by no more than its own length on either side. */
function rangeOf(reference: Float64Array, data: Float64Array): readonly [number, number] {
  const main = reference.length > 0 ? reference : data;
  if (main.length === 0) return [0, 0];
  const core = [quantile(main, 0.0005), quantile(main, 0.9995)] as const;
  const length = core[1] - core[0];
  return [
    Math.max(core[0] - length, Math.min(core[0], data[0] ?? core[0])),
    Math.min(core[1] + length, Math.max(core[1], data.at(-1) ?? core[1])),
  ];
}

function binsFor(events: number): number {
  return Math.min(40, Math.max(10, Math.round(2 * exp(log(Math.max(1, events)) / 3))));
}

/** Edges at multiples of a round step, about `wanted` bins, holding both ends. */
export function roundEdges(low: number, high: number, wanted: number): number[] {
  if (!(high - low > 1 / HUGE)) return around(low);
  const step = tickStep(low, high, wanted);
  const first = Math.floor(low / step + 1e-9);
  const last = Math.max(first + 1, Math.ceil(high / step - 1e-9));
  // A step below one is the inverse of a whole number: dividing by it keeps edges as 0.3, not 0.30000000000000004.
  const inverse = Math.round(1 / step);
  const edge = (index: number) => (step < 1 ? index / inverse : index * step);
  const edges = Array.from({ length: last - first + 1 }, (_, index) => edge(first + index));
  return increasing(edges) ? edges : [low, high];
}

/** The finite values in order, thinned where there are very many. */
export function sortedFinite(values: Values): Float64Array {
  const stride = Math.max(1, Math.floor(values.length / ENOUGH));
  const kept = new Float64Array(Math.ceil(values.length / stride));
  let count = 0;
  let low = Infinity;
  let high = -Infinity;
  for (let index = 0; index < values.length; index++) {
    const value = values[index];
    if (!drawable(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
    if (index % stride === 0) kept[count++] = value;
  }
  const sorted = kept.subarray(0, count).sort();
  // Thinning must not lose the ends.
  if (count > 0) [sorted[0], sorted[count - 1]] = [low, high];
  return sorted;
}

function around(value: number): number[] {
  const room = Math.abs(value) < 1 / HUGE ? 0.5 : Math.abs(value) / 2;
  return [value - room, value + room];
}

/** Edges halfway between whole numbers, around all from first to last. */
function wholeEdges(first: number, last: number): number[] {
  return Array.from({ length: last - first + 2 }, (_, index) => first + index - 0.5);
}

function allWhole(values: Float64Array): boolean {
  return values.every((value) => Number.isInteger(value));
}

function increasing(values: readonly number[]): boolean {
  return values.every((value, index) => index === 0 || value > values[index - 1]);
}
