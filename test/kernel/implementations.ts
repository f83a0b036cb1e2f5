import {
  aligned,
  Arena,
  compileKernel,
  createMemory,
  Kernel,
  kernelBytes,
  packedBytes,
  packTerm,
  roleOf,
} from '../../src/kernel/index.js';
import { plainObjective, type EventTerm, type Network, type Objective } from '../../src/network/index.js';

/** One way to compute the objective, with the unit round-off of its arithmetic. */
interface Implementation {
  readonly name: string;
  readonly roundoff: number;
  /** Round-offs that a sum of some thousand equal numbers may lose: the kernel adds up blocks in f64. */
  readonly longSum: number;
  readonly build: (network: Network, terms: readonly EventTerm[]) => Objective;
}

export const F32 = 2 ** -24;
const F64 = 2 ** -53;

/** Bytes that a kernel and its terms take, exactly. */
export function bytesOf(network: Network, terms: readonly EventTerm[]): number {
  return terms.reduce(
    (sum, term) => sum + aligned(packedBytes(network, roleOf(term), term.rows)),
    kernelBytes(network),
  );
}

/** An arena whose undefined bytes are as bad as can be: every float and every double in it is NaN. */
export function spoiltArena(bytes: number): Arena {
  const memory = createMemory(bytes, 'a test');
  new Uint8Array(memory.buffer).fill(0xff);
  return new Arena(memory, 0, bytes);
}

/** A kernel over packed terms, in an arena. */
export function kernelIn(arena: Arena, network: Network, terms: readonly EventTerm[]): Objective {
  const kernel = new Kernel(compileKernel(network), network, arena);
  return kernel.objective(terms.map((term) => packTerm(network, term, arena)));
}

export function kernelObjective(network: Network, terms: readonly EventTerm[]): Objective {
  return kernelIn(spoiltArena(bytesOf(network, terms)), network, terms);
}

export const implementations: readonly Implementation[] = [
  { name: 'plainObjective (f64)', roundoff: F64, longSum: 500, build: plainObjective },
  { name: 'emitted kernel (f32)', roundoff: F32, longSum: 4, build: kernelObjective },
];
