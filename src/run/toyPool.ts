import { findLaw } from '../benchmark/index.js';
import type { ToySource } from '../ensemble/index.js';
import { Fault } from '../fault/index.js';
import { poisson, purposes, Stream } from '../random/index.js';
import { applyScaling, unweight, type Sample, type Scaling } from '../sample/index.js';
import { shortNumber } from '../text/index.js';
import type { ResolvedConfig } from './config.js';
import { isLaw } from './inputs.js';

/** Toys of this share of the pool or less may be called independent enough. */
const MOST_OVERLAP = 0.5;

/** Where the toys of a run come from, and how far they depend on one another. */
export interface ToyPool {
  /** As the ensemble draws from it. */
  readonly source: ToySource;
  /** M; null for an exact law, and where no toys are drawn. */
  readonly rows: number | null;
  /** ρ = N(R)/M; 0 for an exact law. */
  readonly overlap: number;
}

/**
 * Makes the pool of toys: an exact law, or events whose number must suit the yield.
 *
 * @param from - `events`: held out of the reference, or of a file; undefined where there are none, or toys follow a law
 * @throws Fault `usage` if the pool is too small for toys without common events; `content` if its weights allow no toys
 */
export function makeToyPool(
  config: ResolvedConfig,
  from: {
    /** N_D. */
    readonly data: number;
    readonly scaling: Scaling;
    readonly events: Sample | undefined;
  },
): ToyPool {
  const { expected, resample, seed, toyPool, toys } = config;
  const { mean, deviation } = from.scaling;
  if (toyPool !== null && isLaw(toyPool)) {
    checkLaw(toyPool, config);
    return { source: { kind: 'law', law: toyPool, mean, deviation }, rows: null, overlap: 0 };
  }
  if (from.events === undefined || toys === 0) {
    const columns = mean.map(() => new Float32Array(0));
    return { source: { kind: 'pool', columns, rows: 0, resample }, rows: null, overlap: 0 };
  }
  const stream = new Stream(seed, purposes.unweight, 0);
  const pool = unweight(from.events, () => stream.uniform());
  if (!resample) checkSize(pool, from.data, config);
  else if (pool.rows === 0) throw tooSmall(pool, 'no event survives the unweighting', 'give a larger pool');
  const columns = applyScaling(from.scaling, pool.columns, pool.rows, pool);
  return {
    source: { kind: 'pool', columns, rows: pool.rows, resample },
    rows: pool.rows,
    overlap: expected / pool.rows,
  };
}

function checkLaw(name: string, { features, resample }: ResolvedConfig): void {
  const law = findLaw(name);
  if (law.features.length !== features.length) {
    throw new Fault('usage', {
      what: `--toy-pool ${name} has ${law.features.length} feature, the run ${features.length} (${features.join(', ')})`,
      todo: 'name the one that follows it with --features',
    });
  }
  if (resample)
    throw new Fault('usage', { what: '--resample has no meaning with an exact law', todo: 'leave it out' });
}

function checkSize(pool: Sample, data: number, { expected, shapeOnly, toys, seed }: ResolvedConfig): void {
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
