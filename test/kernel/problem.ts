import { createNetwork, parameterCount, type EventTerm, type Network } from '../../src/network/index.js';
import type { Role } from '../../src/kernel/index.js';
import { normal, purposes, Stream } from '../../src/random/index.js';

export const ROLES: readonly Role[] = ['reference', 'data', 'cells'];

/** What a random problem looks like; its numbers follow from the seed. */
export interface Shape {
  readonly inputs: number;
  readonly hidden: readonly number[];
  readonly extras: number;
  readonly terms: readonly { readonly role: Role; readonly rows: number; readonly scale: number }[];
  readonly seed: number;
}

/** A network, a point in its parameter space, and terms of its loss. */
export interface Problem {
  readonly network: Network;
  readonly parameters: Float64Array;
  readonly terms: readonly EventTerm[];
}

/** Normal features and extra columns, weights in (0.1, 2), parameters that are no floats. */
export function makeProblem({ inputs, hidden, extras, terms, seed }: Shape): Problem {
  const network = createNetwork(inputs, hidden, extras);
  const stream = new Stream(seed, purposes.jitter, 0);
  const parameters = Float64Array.from({ length: parameterCount(network) }, () => 0.7 * normal(stream));
  return {
    network,
    parameters,
    terms: terms.map(({ role, rows, scale }) => makeTerm(network, role, rows, stream, scale)),
  };
}

export function makeTerm(
  { inputs, extras }: Network,
  role: Role,
  rows: number,
  stream: Stream,
  scale = 1,
): EventTerm {
  const column = (): Float32Array => Float32Array.from({ length: rows }, () => normal(stream));
  const weights = (): Float32Array => Float32Array.from({ length: rows }, () => 0.1 + 1.9 * stream.uniform());
  return {
    rows,
    columns: Array.from({ length: inputs }, column),
    extras: Array.from({ length: extras }, column),
    ...(role !== 'data' && { expected: weights() }),
    ...(role !== 'reference' && { observed: weights() }),
    scale,
  };
}
