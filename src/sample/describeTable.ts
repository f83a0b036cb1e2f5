import { DEFAULT_WEIGHT } from './chooseWeight.js';
import { describeColumn } from './describeColumn.js';
import { findColumn, type NumericColumn } from './findColumn.js';
import { indexColumns } from './indexColumns.js';
import { storedFeatures } from './storedFeatures.js';
import type { Column, ColumnKind, Table } from './table.js';
import { effectiveSize, negativeWeights } from './weights.js';

/** Bins of a histogram. */
const BINS = 24;

/** A column at a glance. No number in it is infinite or NaN. */
export interface ColumnDescription {
  readonly name: string;
  readonly kind: ColumnKind;
  /** The file's own name of the type; why it is text, where it nearly holds numbers. */
  readonly type: string;
  readonly unit?: string;
  readonly nulls: number;
  readonly nan: number;
  readonly infinite: number;
  /** Of the finite values; null where there are none. */
  readonly low: number | null;
  readonly high: number | null;
  readonly mean: number | null;
  /** Finite values in 24 bins of equal width from `low` to `high`; empty where there are none. */
  readonly histogram: readonly number[];
}

/** The weights of a table, of its rows with a finite weight. */
export interface WeightDescription {
  readonly column: string;
  /** Σw; null beyond the range of a double. */
  readonly sum: number | null;
  /** (Σw)²/Σw²; null beyond the range of a double. */
  readonly effective: number | null;
  /** Events of negative weight: how many, and their share of Σ|w|. */
  readonly negative: { readonly count: number; readonly share: number };
}

/** A table at a glance: what nplm would make of it. */
export interface TableDescription {
  readonly format: string | null;
  readonly rows: number;
  readonly columns: readonly ColumnDescription[];
  /** Null where every event has weight 1. */
  readonly weight: WeightDescription | null;
  /** What would be tested if the other file had the same columns. */
  readonly features: readonly string[];
  readonly metadata: Readonly<Record<string, string>>;
}

/**
 * Describes a table: its columns with range, mean, invalid values and histogram, its weights, and which columns would
 * be features.
 *
 * @param options - `weight`: name of the weight column; by default `weight`, if it holds numbers
 * @throws Fault `usage` if the weight column asked for is absent, `content` if it holds no numbers
 * @example
 * const { columns } = describeTable(await readTable(readFileSync('sm.arrow'), 'sm.arrow'));
 * for (const { name, low, high, nulls } of columns) console.log(name, low, high, nulls);
 */
export function describeTable(
  table: Table,
  options: { readonly weight?: string | undefined } = {},
): TableDescription {
  const weight = weightOf(table, options.weight);
  return {
    format: table.format ?? null,
    rows: table.rows,
    columns: table.columns.map(describeOne),
    weight: weight === undefined ? null : describeWeight(weight, table),
    features: storedFeatures(table) ?? floatingPoint(table, weight?.name ?? DEFAULT_WEIGHT),
    metadata: Object.fromEntries(table.metadata),
  };
}

function weightOf(table: Table, asked: string | undefined): NumericColumn | undefined {
  if (asked !== undefined) return findColumn(table, asked, 'usage');
  const usual = table.columns.find(({ name, values }) => name === DEFAULT_WEIGHT && values !== undefined);
  return usual === undefined ? undefined : findColumn(table, DEFAULT_WEIGHT);
}

function floatingPoint(table: Table, weight: string): string[] {
  const index = indexColumns(table);
  return table.columns
    .filter(({ kind, name }) => kind === 'float' && name !== weight && !index.has(name))
    .map(({ name }) => name);
}

function describeWeight({ name, values }: NumericColumn, { origin }: Table): WeightDescription {
  const weights = Float64Array.from(values.filter(Number.isFinite));
  const sum = weights.reduce((sum, weight) => sum + weight, 0);
  const effective = effectiveSize(weights);
  return {
    column: name,
    sum: Number.isFinite(sum) ? sum : null,
    effective: Number.isFinite(effective) ? effective : null,
    negative: negativeWeights({ origin, features: [], columns: [], rows: weights.length, weights }),
  };
}

function describeOne(column: Column): ColumnDescription {
  const { name, kind, nulls, unit, values } = column;
  const about = { name, kind, type: describeColumn(column), ...(unit === undefined ? {} : { unit }), nulls };
  const { low, high, finite, infinite } = rangeOf(values ?? new Float64Array());
  if (values === undefined || finite === 0) {
    const nan = (values?.length ?? nulls) - infinite - nulls;
    return { ...about, nan, infinite, low: null, high: null, mean: null, histogram: [] };
  }
  const histogram = fill(values, low, high);
  const nan = values.length - finite - infinite - nulls;
  return { ...about, nan, infinite, low, high, mean: meanOf(values, finite), histogram };
}

function rangeOf(values: Float32Array | Float64Array): {
  low: number;
  high: number;
  finite: number;
  infinite: number;
} {
  let [low, high] = [Infinity, -Infinity];
  let [finite, infinite] = [0, 0];
  for (const value of values) {
    if (Number.isFinite(value)) {
      finite++;
      if (value < low) low = value;
      if (value > high) high = value;
    } else if (!Number.isNaN(value)) infinite++;
  }
  return { low, high, finite, infinite };
}

/** Of the finite values; the sum of large ones leaves the range of a double, that of their shares does not. */
function meanOf(values: Float32Array | Float64Array, count: number): number {
  let sum = 0;
  for (const value of values) if (Number.isFinite(value)) sum += value;
  if (Number.isFinite(sum)) return sum / count;
  let mean = 0;
  for (const value of values) if (Number.isFinite(value)) mean += value / count;
  return mean;
}

function fill(values: Float32Array | Float64Array, low: number, high: number): number[] {
  const counts = new Array<number>(BINS).fill(0);
  // Halves: the width of the widest range is no double.
  const width = high / 2 - low / 2;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    const place = width > 0 ? (value / 2 - low / 2) / width : 0;
    counts[Math.min(BINS - 1, Math.floor(place * BINS))]++;
  }
  return counts;
}
