import { lawNames, type Law } from '../benchmark/index.js';
import { closestBenchmark } from './benchmarkOf.js';
import type { RunConfig, TestConfig } from './config.js';
import { defaults } from './defaults.js';
import { drawReference } from './drawReference.js';
import { readInput, refuseSecondStdin, type Input, type Locations } from '../input/index.js';

/** The files of a test without data. */
interface ReferenceInputs {
  readonly reference: Input;
  /** Where --toy-pool names a file. */
  readonly pool?: Input;
}

/** The files of a run. */
export interface Inputs extends ReferenceInputs {
  readonly data: Input;
}

/**
 * Reads the files of a run.
 *
 * @param law - the benchmark that the reference is drawn from, if it is no file
 * @param signal - ends the wait for standard input
 * @throws Fault `missing` for one that cannot be opened; `content` for one without events
 */
export async function readInputs(
  config: RunConfig,
  law: Law | undefined,
  signal?: AbortSignal,
): Promise<Inputs> {
  refuseSecondStdin([config.data, ...filesOf(config)]);
  const reference = await referenceOf(config, law, signal);
  const data = await readInput(config.data, 'check --data', signal);
  return { reference, data, ...(await readPool(config, signal)) };
}

/** The same where there are no data. */
export async function readReference(
  config: TestConfig,
  law: Law | undefined,
  signal?: AbortSignal,
): Promise<ReferenceInputs> {
  refuseSecondStdin(filesOf(config));
  const reference = await referenceOf(config, law, signal);
  return { reference, ...(await readPool(config, signal)) };
}

async function referenceOf(
  { reference, seed = defaults.seed }: TestConfig,
  law: Law | undefined,
  signal: AbortSignal | undefined,
): Promise<Input> {
  if (law !== undefined) return drawReference(law, seed);
  const near = closestBenchmark(reference);
  return readInput(
    reference,
    near === undefined ? 'check --ref' : `did you mean the benchmark "${near}"?`,
    signal,
  );
}

function filesOf({ reference, toyPool }: TestConfig): Locations[] {
  return toyPool === undefined || lawOf(toyPool) !== undefined ? [reference] : [reference, toyPool];
}

async function readPool(config: TestConfig, signal?: AbortSignal): Promise<{ readonly pool?: Input }> {
  const [, pool] = filesOf(config);
  return pool === undefined ? {} : { pool: await readInput(pool, poolHint(pool), signal) };
}

/** The inputs by their roles, in order. */
export function inputList({
  reference,
  data,
  pool,
}: ReferenceInputs & Partial<Inputs>): (readonly [role: string, input: Input])[] {
  const roles = { reference, data, pool };
  return Object.entries(roles).flatMap(([role, input]) =>
    input === undefined ? [] : [[role, input] as const],
  );
}

/** sha256 of each input by its role. */
export function digestsOf(inputs: ReferenceInputs & Partial<Inputs>): Readonly<Record<string, string>> {
  return Object.fromEntries(inputList(inputs).map(([role, { sha256 }]) => [role, sha256]));
}

/** The benchmark that --toy-pool names; anything else is a path. */
export function lawOf(toyPool: Locations): string | undefined {
  const named = [toyPool].flat();
  return named.length === 1 && lawNames().includes(named[0]) ? named[0] : undefined;
}

/** What to do where --toy-pool names neither a benchmark nor a file that can be opened. */
function poolHint(toyPool: Locations): string {
  const closest = closestBenchmark(toyPool);
  if (closest !== undefined) return `did you mean the benchmark "${closest}"?`;
  return `give a file to --toy-pool, or the name of a benchmark: ${lawNames().join(', ')}`;
}
