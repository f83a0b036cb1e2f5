import { findLaw } from '../benchmark/index.js';
import type { ToySource } from '../ensemble/index.js';
import { Fault } from '../fault/index.js';
import { poisson, purposes, Stream } from '../random/index.js';
import { applyScaling, unweight, type Sample, type Scaling } from '../sample/index.js';
import { counted, shortNumber } from '../text/index.js';
import type { ResolvedConfig } from './config.js';
import { lawOf } from './inputs.js';

/** Toys of this share of the pool or less may be called independent enough. */
const MOST_OVERLAP = 0.5;

/** Fewer events than this are not worth repeating. */
const LEAST_REPEATED = 100;

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
    /** Events of the whole reference. */
    readonly reference: number;
    readonly scaling: Scaling;
    readonly events: Sample | undefined;
  },
): ToyPool {
  const { expected, resample, seed, toyPool, toys } = config;
  const { mean, deviation } = from.scaling;
  if (toyPool !== null && lawOf(toyPool) !== undefined) {
    checkLaw(toyPool, config);
    return { source: { kind: 'law', law: toyPool, mean, deviation }, rows: null, overlap: 0 };
  }
  if (from.events === undefined || toys === 0) {
    const columns = mean.map(() => new Float32Array(0));
    return { source: { kind: 'pool', columns, rows: 0, resample }, rows: null, overlap: 0 };
  }
  const stream = new Stream(seed, purposes.unweight, 0);
  const pool = unweight(from.events, () => stream.uniform());
  if (!resample) checkSize(pool, from.events, from, config);
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
      what: `--toy-pool ${name} has ${counted(law.features.length, 'feature')}, the run ${features.length} (${features.join(', ')})`,
      todo: 'name the one that follows it with --features',
    });
  }
  if (resample)
    throw new Fault('usage', { what: '--resample has no meaning with an exact law', todo: 'leave it out' });
}

function checkSize(
  pool: Sample,
  weighted: Sample,
  { data, reference }: { readonly data: number; readonly reference: number },
  { expected, shapeOnly, toys, seed }: ResolvedConfig,
): void {
  const needed = Math.ceil(Math.max(data, expected / MOST_OVERLAP));
  const todo = `${swapped(reference, data)}${sizeAdvice(pool, weighted, needed, expected)}`;
  if (data > pool.rows) {
    throw tooSmall(
      pool,
      `the pool for toys holds ${pool.rows} events${lossText(pool, weighted)}, fewer than the ${data} of the data`,
      todo,
    );
  }
  if (expected > MOST_OVERLAP * pool.rows) {
    const share = shortNumber((100 * expected) / pool.rows);
    throw tooSmall(
      pool,
      `a toy would take ${share} % of the pool of ${pool.rows} events${lossText(pool, weighted)}, over 50 %`,
      todo,
    );
  }
  // A small pool can be too small for the fluctuation of a single toy: better known now than after hours.
  const farthest = expected + 12 * Math.sqrt(expected) + 30;
  for (let index = 0; !shapeOnly && pool.rows < farthest && index < toys; index++) {
    const rows = poisson(new Stream(seed, purposes.toyYield, index), expected);
    if (rows > pool.rows)
      throw tooSmall(pool, `toy ${index} has ${rows} events, the pool for toys ${pool.rows}`, todo);
  }
}

/** With weights, in events of the file: few of them survive. A handful repeated is no sample of the law. */
function sizeAdvice(pool: Sample, { rows }: Sample, needed: number, expected: number): string {
  const weighted = pool.rows < rows;
  const events = weighted ? Math.ceil((needed * rows) / pool.rows) : needed;
  const kind = weighted ? 'such weighted events' : 'events';
  const ways = `a larger reference or --holdout, or --toy-pool FILE${weighted ? ' of unweighted events' : ''}`;
  const repeat = pool.rows >= Math.max(LEAST_REPEATED, expected) ? ', or --resample' : '';
  return `give a pool of ${events} ${kind} or more (${ways})${repeat}`;
}

/** What unweighting left, and why so little. */
function lossText(pool: Sample, { weights, rows }: Sample): string {
  if (weights === undefined || pool.rows === rows) return '';
  let largest = 0;
  let sum = 0;
  for (const weight of weights) {
    largest = Math.max(largest, weight);
    sum += weight;
  }
  const size = `largest weight ${shortNumber(largest)}, mean ${shortNumber(sum / rows)}`;
  return ` (${rows} weighted events are worth ${pool.rows} after unweighting: ${size})`;
}

function swapped(reference: number, data: number): string {
  return reference < data ? 'are --ref and --data swapped? Else ' : '';
}

function tooSmall({ origin }: Sample, what: string, todo: string): Fault {
  return new Fault('usage', { where: origin, what, todo });
}
