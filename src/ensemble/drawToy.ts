import { findLaw } from '../benchmark/index.js';
import { Fault } from '../fault/index.js';
import type { FitData } from '../fit/index.js';
import { below, poisson, purposes, Stream, subset } from '../random/index.js';
import { applyScaling } from '../sample/index.js';
import type { ToySource, ToyYield } from './ensembleSpec.js';
import { drawSignal, injectedCounts, keptBy, type Injection } from './injection.js';
import { toyRepeat, type ToyRole } from './toyRole.js';

/** Which toy. */
interface ToyId {
  readonly seed: number;
  readonly index: number;
  /** `calibration` by default. */
  readonly role?: ToyRole;
  /** Signal among its events; absent for a toy of the reference. */
  readonly injection?: Injection | undefined;
}

/**
 * The events of toy `index`: the same on any machine, in any order, in any pool of workers. Signal events come last.
 *
 * @throws Fault `content` if the pool has too few events for it
 */
export function drawToy(
  source: ToySource,
  toyYield: ToyYield,
  { seed, index, role = 'calibration', injection }: ToyId,
): FitData {
  const repeat = toyRepeat(role, injection?.events);
  const stream = new Stream(seed, purposes.toyEvents, index, repeat);
  const fixed = toyYield.kind === 'fixed' ? toyYield.events : undefined;
  if (injection === undefined) {
    const rows = fixed ?? poisson(new Stream(seed, purposes.toyYield, index, repeat), meanOf(toyYield));
    return drawReference(source, rows, stream);
  }
  const counts = injectedCounts(injection, fixed, { seed, index, repeat });
  const background = drawReference(source, counts.background, stream, keptBy(injection.source));
  const ofSignal = new Stream(seed, purposes.signalEvents, index, repeat);
  return joined(background, drawSignal(injection.source, counts.signal, ofSignal));
}

function meanOf(toyYield: ToyYield): number {
  return toyYield.kind === 'fixed' ? toyYield.events : toyYield.mean;
}

/** @param keeps - whether an event, in the units of the law, is kept; all are if absent */
function drawReference(
  source: ToySource,
  rows: number,
  stream: Stream,
  keeps?: (event: readonly number[]) => boolean,
): FitData {
  if (source.kind === 'law') {
    const columns = findLaw(source.law).draw(stream, rows);
    const kept = keeps === undefined ? columns : keepEvents(columns, keeps);
    const { length } = kept[0];
    return { rows: length, columns: applyScaling(source, kept, length) };
  }
  const chosen = source.resample ? repeated(stream, source.rows, rows) : distinct(stream, source.rows, rows);
  return { rows, columns: source.columns.map((column) => Float32Array.from(chosen, (row) => column[row])) };
}

function keepEvents(
  columns: readonly Float64Array[],
  keeps: (event: readonly number[]) => boolean,
): Float64Array[] {
  const rows = [...columns[0].keys()].filter((row) => keeps(columns.map((column) => column[row])));
  return columns.map((column) => Float64Array.from(rows, (row) => column[row]));
}

function joined(first: FitData, last: readonly Float32Array[]): FitData {
  const columns = first.columns.map((column, i) => {
    const all = new Float32Array(column.length + last[i].length);
    all.set(column);
    all.set(last[i], column.length);
    return all;
  });
  return { rows: columns[0].length, columns };
}

function repeated(stream: Stream, pool: number, rows: number): Uint32Array {
  const chosen = new Uint32Array(rows);
  for (let i = 0; i < rows; i++) chosen[i] = below(stream, pool);
  return chosen;
}

function distinct(stream: Stream, pool: number, rows: number): Uint32Array {
  if (rows > pool) {
    throw new Fault('content', {
      what: `a toy of ${rows} events cannot be drawn from a pool of ${pool} without repeating events`,
      todo: 'give a larger --toy-pool, or allow repeated events with --resample',
    });
  }
  return subset(stream, pool, rows);
}
