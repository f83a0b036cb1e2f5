import { lawNames } from '../benchmark/index.js';
import { closestName } from '../text/index.js';
import type { RunConfig } from './config.js';
import { readInput, refuseSecondStdin, type Input, type Locations } from '../input/index.js';

/** The files of a run. */
export interface Inputs {
  readonly reference: Input;
  readonly data: Input;
  /** Where --toy-pool names a file. */
  readonly pool?: Input;
}

/**
 * Reads the files of a run.
 *
 * @param signal - ends the wait for standard input
 * @throws Fault `missing` for one that cannot be opened; `content` for one without events
 */
export async function readInputs(
  { reference, data, toyPool }: RunConfig,
  signal?: AbortSignal,
): Promise<Inputs> {
  const pool = toyPool === undefined || lawOf(toyPool) !== undefined ? undefined : toyPool;
  refuseSecondStdin([reference, data, ...(pool === undefined ? [] : [pool])]);
  const inputs = {
    reference: await readInput(reference, 'check --ref', signal),
    data: await readInput(data, 'check --data', signal),
  };
  return pool === undefined ? inputs : { ...inputs, pool: await readInput(pool, poolHint(pool), signal) };
}

/** The inputs by their roles, in order. */
export function inputList({ reference, data, pool }: Inputs): (readonly [role: string, input: Input])[] {
  return [['reference', reference], ['data', data], ...(pool === undefined ? [] : [['pool', pool] as const])];
}

/** The benchmark that --toy-pool names; anything else is a path. */
export function lawOf(toyPool: Locations): string | undefined {
  const named = [toyPool].flat();
  return named.length === 1 && lawNames().includes(named[0]) ? named[0] : undefined;
}

/** What to do where --toy-pool names neither a benchmark nor a file that can be opened. */
function poolHint(toyPool: Locations): string {
  const closest = closestName([toyPool].flat()[0] ?? '', lawNames());
  if (closest !== undefined) return `did you mean the benchmark "${closest}"?`;
  return `give a file to --toy-pool, or the name of a benchmark: ${lawNames().join(', ')}`;
}
