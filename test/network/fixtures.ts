import { readFileSync } from 'node:fs';
import { createNetwork, type Clip, type EventTerm, type Network } from '../../src/network/index.js';

/** What every case of adam.json and bounded.json holds. */
interface FixtureCase {
  readonly name: string;
  readonly inputs: number;
  readonly hidden: readonly number[];
  readonly clip: Clip;
  /** Floats; one list a feature. */
  readonly sample: {
    readonly reference: readonly number[][];
    readonly weight: readonly number[];
    readonly data: readonly number[][];
  };
}

/** Ten Adam steps of an independent script. */
export interface AdamCase extends FixtureCase {
  readonly rate: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  /** The loss and its gradient before each step. */
  readonly losses: readonly number[];
  readonly gradients: readonly number[][];
  /** Eleven points: the start, then after each step. */
  readonly trajectory: readonly number[][];
  /** How often a parameter was moved back into the box. */
  readonly clippedValues: number;
}

/** The greatest t that scipy's L-BFGS-B found from many starts. */
export interface BoundedCase extends FixtureCase {
  readonly t: number;
  readonly parameters: readonly number[];
  readonly projectedGradient: number;
  readonly starts: number;
}

export function readFixture<T extends FixtureCase>(name: 'adam' | 'bounded'): T[] {
  return JSON.parse(readFileSync(new URL(`../fixtures/${name}.json`, import.meta.url), 'utf8')) as T[];
}

/** The network of a case and the two terms of its loss. */
export function problemOf({ inputs, hidden, sample }: FixtureCase): {
  network: Network;
  terms: EventTerm[];
} {
  const floats = (columns: readonly number[][]): Float32Array[] =>
    columns.map((values) => Float32Array.from(values));
  const rows = sample.data[0].length;
  return {
    network: createNetwork(inputs, hidden),
    terms: [
      {
        rows: sample.weight.length,
        columns: floats(sample.reference),
        extras: [],
        expected: Float32Array.from(sample.weight),
        scale: 1,
      },
      {
        rows,
        columns: floats(sample.data),
        extras: [],
        observed: new Float32Array(rows).fill(1),
        scale: 1,
      },
    ],
  };
}
