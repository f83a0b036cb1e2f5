import { findSignal, type Law } from '../benchmark/index.js';
import { Fault } from '../fault/index.js';
import { asimovShapeZ, asimovZ, idealZ } from '../ideal/index.js';
import type { NumericColumn, Table } from '../sample/index.js';
import { shortNumber } from '../text/index.js';
import type { Power } from './power.js';
import type { PreparedPower } from './preparedPower.js';
import { alphaOf } from './statisticPower.js';

/** Bins of equal signal in which templates are compared; neighbours are joined until each holds enough reference events. */
const BINS = 20;
const LEAST_IN_BIN = 10;
/** Beyond this Z says nothing more. */
const FARTHEST_Z = 100;

/**
 * What the likelihood ratio of the known signal sees: exactly where the laws are known, by templates in bins of a column
 * where they are not; and where neither is there, why.
 *
 * @throws Fault `usage` if the column of --template is missing in a file, `content` if it says nothing
 */
export function idealPower(prepared: PreparedPower): Pick<Power, 'ideal' | 'noIdeal'> {
  const { reference, signal, template } = prepared;
  if (template !== null) return { ideal: asimov(prepared, template), noIdeal: null };
  if (signal.law === undefined) return { ideal: null, noIdeal: UNKNOWN };
  if (reference.config.shapeOnly || prepared.fixedSignal)
    return { ideal: null, noIdeal: fixedText(reference.config.shapeOnly) };
  return { ideal: exactIdeal(prepared, signal.law), noIdeal: null };
}

const UNKNOWN = 'the law of a signal in a file is not known; --template COLUMN gives the median of templates';

function fixedText(shapeOnly: boolean): string {
  const fixed = shapeOnly
    ? 'a test of the shape fixes that of all events'
    : '--fixed-signal fixes that of signal';
  return `its law is computed for Poisson numbers of events, and ${fixed}`;
}

function exactIdeal(prepared: PreparedPower, ofSignal: Law): Power['ideal'] {
  const { reference, signal, yields } = prepared;
  const law: Law = { ...ofSignal, expected: reference.expected };
  const known = findSignal(ofSignal, signal.name);
  const ideals = yields.map((events) =>
    events === 0 && known.keeps === undefined ? null : idealZ(law, known, events),
  );
  const error = Math.max(...ideals.map((ideal) => ideal?.error ?? 0));
  return {
    kind: 'exact',
    detail: `likelihood ratio of the known signal, by a compound-Poisson sum${error > 0 ? `; Z to ${shortNumber(error, 1)}` : ''}`,
    points: ideals.map((ideal) =>
      ideal === null
        ? null
        : {
            z: { low: within(ideal.z16), median: within(ideal.z50), high: within(ideal.z84) },
            power: prepared.levels.map((z) => {
              const value = ideal.power(alphaOf(z));
              return { value, low: value, high: value };
            }),
          },
    ),
  };
}

/** Data sets of the lowest q of all have p = 1 and Z = −∞, and of the largest any: JSON has no such number. */
function within(z: number): number {
  return Math.max(-FARTHEST_Z, Math.min(FARTHEST_Z, z));
}

function asimov(prepared: PreparedPower, column: string): Power['ideal'] {
  const { beside, columns, signal: chosen, table, yields } = prepared;
  if (beside === undefined)
    throw new Fault('usage', {
      what: '--template needs the events of a signal, and those of a benchmark have a known law',
      todo: 'leave it out',
    });
  const signal = valuesOf(beside, column, chosen.weight);
  const background = valuesOf(table, column, columns.weight);
  const edges = withEvents(equalParts(signal, BINS), background);
  if (background.length < LEAST_IN_BIN || signal.length === 0)
    throw new Fault('content', {
      where: background.length < LEAST_IN_BIN ? table.origin : beside.origin,
      what: `--template "${column}" has too few finite values`,
      todo: 'give another column',
    });
  const [ofSignal, ofBackground] = [signal, background].map((events) => sharesOf(events, edges));
  return {
    kind: 'asimov',
    detail: `median of templates in ${ofSignal.length} bins of "${column}", of equal signal where the reference has ${LEAST_IN_BIN} events`,
    points: yields.map((events) => {
      if (events === 0) return null;
      const { config, expected } = prepared.reference;
      const background = ofBackground.map((share) => share * expected);
      // Of a fixed number of events, signal takes the place of others.
      if (config.shapeOnly)
        return {
          median: asimovShapeZ(
            background,
            ofSignal.map((share, i) => events * (share - ofBackground[i])),
          ),
        };
      return {
        median: asimovZ(
          background,
          ofSignal.map((share) => share * events),
        ),
      };
    }),
  };
}

/** A value and its weight each. */
type Weighted = readonly (readonly [value: number, weight: number])[];

function valuesOf(table: Table, name: string, weightName: string | undefined): Weighted {
  const find = (wanted: string): NumericColumn | undefined =>
    table.columns.find(
      (column): column is NumericColumn => column.name === wanted && column.values !== undefined,
    );
  const column = find(name);
  if (column === undefined)
    throw new Fault('usage', {
      where: table.origin,
      what: `--template "${name}" is no column of numbers`,
      todo: 'name a column of both files, such as a mass',
    });
  const weights = weightName === undefined ? undefined : find(weightName);
  return Array.from(column.values, (value, row) => [value, weights?.values[row] ?? 1] as const)
    .filter(([value]) => Number.isFinite(value))
    .sort(([a], [b]) => a - b);
}

/** The inner edges of bins that hold equal sums of weights. */
function equalParts(events: Weighted, parts: number): number[] {
  const total = events.reduce((sum, [, weight]) => sum + weight, 0);
  const edges: number[] = [];
  let sum = 0;
  for (const [value, weight] of events) {
    sum += weight;
    const next = ((edges.length + 1) * total) / parts;
    if (edges.length < parts - 1 && sum >= next && value > (edges.at(-1) ?? -Infinity)) edges.push(value);
  }
  return edges;
}

/** The edges that are left where each bin is to hold ten events; those that would make one of fewer are left out. */
function withEvents(edges: readonly number[], events: Weighted): number[] {
  const kept: number[] = [];
  let begin = 0;
  let end = 0;
  for (const edge of edges) {
    while (end < events.length && events[end][0] < edge) end++;
    if (end - begin < LEAST_IN_BIN) continue;
    kept.push(edge);
    begin = end;
  }
  return events.length - begin < LEAST_IN_BIN ? kept.slice(0, -1) : kept;
}

/** The share of the weights in each bin; a value on an edge belongs to the bin above. */
function sharesOf(events: Weighted, edges: readonly number[]): number[] {
  const sums = new Float64Array(edges.length + 1);
  let total = 0;
  let bin = 0;
  for (const [value, weight] of events) {
    while (bin < edges.length && value >= edges[bin]) bin++;
    sums[bin] += weight;
    total += weight;
  }
  return Array.from(sums, (sum) => sum / total);
}
