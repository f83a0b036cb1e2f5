import { findLaw } from '../benchmark/index.js';
import type { ToySource } from '../ensemble/index.js';
import { Fault } from '../fault/index.js';
import { poisson, purposes, Stream } from '../random/index.js';
import { unweight, type Sample, type Scaling } from '../sample/index.js';
import { effectiveToys } from '../statistic/index.js';
import { shortNumber } from '../text/index.js';

/** Toys of this share of the pool or less may be called independent enough. */
const MOST_OVERLAP = 0.5;

export interface ToyPool {
  readonly source: ToySource;
  /** M; null for an exact law, and where no toys are drawn. */
  readonly rows: number | null;
  /** ρ = N(R)/M; 0 for an exact law. */
  readonly overlap: number;
  readonly warnings: readonly string[];
}

/**
 * Where toys come from: an exact law, or a pool of events whose size must suit the yield.
 *
 * @throws Fault `usage` if the pool is too small for toys without common events; `content` if its weights allow no toys
 */
export function toySource(options: {
  readonly expected: number;
  /** N_D. */
  readonly data: number;
  readonly toys: number;
  readonly shapeOnly: boolean;
  readonly resample: boolean;
  readonly seed: number;
  readonly scaling: Scaling;
  readonly scaledOf: (sample: Sample) => Float32Array[];
  readonly pool: Sample | undefined;
  readonly law: string | undefined;
}): ToyPool {
  const { expected, toys, resample, scaling, law } = options;
  if (law !== undefined) {
    if (resample)
      throw new Fault('usage', { what: '--resample has no meaning with an exact law', todo: 'leave it out' });
    const { mean, deviation } = scaling;
    const source = { kind: 'law', law: findLaw(law).name, mean, deviation } as const;
    return { source, rows: null, overlap: 0, warnings: [] };
  }
  if (options.pool === undefined || toys === 0) {
    const source = {
      kind: 'pool',
      columns: scaling.mean.map(() => new Float32Array(0)),
      rows: 0,
      resample,
    } as const;
    return { source, rows: null, overlap: 0, warnings: [] };
  }
  const stream = new Stream(options.seed, purposes.unweight, 0);
  const pool = unweight(options.pool, () => stream.uniform());
  const overlap = expected / pool.rows;
  if (!resample) checkSize(pool, options);
  else if (pool.rows === 0) throw tooSmall(pool, 'no event survives the unweighting', 'give a larger pool');
  return {
    source: { kind: 'pool', columns: options.scaledOf(pool), rows: pool.rows, resample },
    rows: pool.rows,
    overlap,
    warnings:
      effectiveToys(toys, overlap) < toys / 2 ? [overlapText(toys, overlap, expected, pool.rows)] : [],
  };
}

function checkSize(
  pool: Sample,
  { data, expected, shapeOnly, toys, seed }: Parameters<typeof toySource>[0],
): void {
  const needed = Math.ceil(Math.max(data, expected / MOST_OVERLAP));
  const todo = `give a pool of ${needed} events or more (a larger reference or --holdout, or --toy-pool FILE), or --resample`;
  if (data > pool.rows) {
    throw tooSmall(
      pool,
      `the pool for toys holds ${pool.rows} events, fewer than the ${data} of the data`,
      todo,
    );
  }
  if (expected > MOST_OVERLAP * pool.rows) {
    const share = shortNumber((100 * expected) / pool.rows);
    throw tooSmall(pool, `a toy would take ${share} % of the pool of ${pool.rows} events, over 50 %`, todo);
  }
  // A small pool can be too small for the fluctuation of a single toy: better known now than after hours.
  const farthest = expected + 12 * Math.sqrt(expected) + 30;
  for (let index = 0; !shapeOnly && pool.rows < farthest && index < toys; index++) {
    const rows = poisson(new Stream(seed, purposes.toyYield, index), expected);
    if (rows > pool.rows)
      throw tooSmall(pool, `toy ${index} has ${rows} events, the pool for toys ${pool.rows}`, todo);
  }
}

function tooSmall({ origin }: Sample, what: string, todo: string): Fault {
  return new Fault('usage', { where: origin, what, todo });
}

/** T_eff ≥ T/2 means (T − 1) ρ² ≤ 1. */
function overlapText(toys: number, overlap: number, expected: number, rows: number): string {
  const worth = Math.floor(effectiveToys(toys, overlap));
  const pool = Math.ceil(expected * Math.sqrt(toys - 1));
  const fewer = Math.max(1, Math.floor(1 + 1 / (overlap * overlap)));
  return `${toys} toys of ${Math.round(expected)} events from a pool of ${rows} are worth ${worth} independent ones: a pool of ${pool} events, or at most ${fewer} toys, would be worth half their number`;
}
