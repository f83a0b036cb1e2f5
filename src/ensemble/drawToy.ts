import { findLaw } from '../benchmark/index.js';
import { Fault } from '../fault/index.js';
import type { FitData } from '../fit/index.js';
import { below, poisson, purposes, Stream, subset } from '../random/index.js';
import { applyScaling } from '../sample/index.js';
import type { ToySource, ToyYield } from './ensembleSpec.js';
import { toyRoles, type ToyRole } from './toyRole.js';

/**
 * The events of toy `index` of a role: the same on any machine, in any order, in any pool of workers.
 *
 * @throws Fault `content` if the pool has too few events for it
 */
export function drawToy(
  source: ToySource,
  toyYield: ToyYield,
  {
    seed,
    index,
    role = 'calibration',
  }: { readonly seed: number; readonly index: number; readonly role?: ToyRole },
): FitData {
  const repeat = toyRoles[role];
  const rows =
    toyYield.kind === 'fixed'
      ? toyYield.events
      : poisson(new Stream(seed, purposes.toyYield, index, repeat), toyYield.mean);
  const stream = new Stream(seed, purposes.toyEvents, index, repeat);
  if (source.kind === 'law') {
    const columns = findLaw(source.law).draw(stream, rows);
    return { rows, columns: applyScaling(source, columns, rows) };
  }
  const chosen = source.resample ? repeated(stream, source.rows, rows) : distinct(stream, source.rows, rows);
  return { rows, columns: source.columns.map((column) => Float32Array.from(chosen, (row) => column[row])) };
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
