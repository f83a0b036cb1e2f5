import { lawNames } from '../benchmark/index.js';
import { closestName } from '../text/index.js';
import type { RunConfig } from './config.js';
import { readInput, type Input } from '../input/index.js';

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
 * @throws Fault `missing` for one that cannot be opened; `content` for one without events
 */
export async function readInputs({ reference, data, toyPool }: RunConfig): Promise<Inputs> {
  const first = await readInput(reference, 'check --ref');
  const second = await readInput(data, 'check --data');
  if (toyPool === undefined || isLaw(toyPool)) return { reference: first, data: second };
  return { reference: first, data: second, pool: await readInput(toyPool, poolHint(toyPool)) };
}

/** The files by their roles, in order. */
export function inputList({ reference, data, pool }: Inputs): (readonly [role: string, input: Input])[] {
  return [['reference', reference], ['data', data], ...(pool === undefined ? [] : [['pool', pool] as const])];
}

/** Whether --toy-pool names a benchmark; anything else is a path. */
export function isLaw(toyPool: string): boolean {
  return lawNames().includes(toyPool);
}

/** What to do where --toy-pool names neither a benchmark nor a file that can be opened. */
function poolHint(toyPool: string): string {
  const closest = closestName(toyPool, lawNames());
  if (closest !== undefined) return `did you mean the benchmark "${closest}"?`;
  return `give a file to --toy-pool, or the name of a benchmark: ${lawNames().join(', ')}`;
}
