import type { ToyRow } from '../../src/ensemble/index.js';

/** A toy as a fit could leave it; its numbers follow from its index. */
export function toyOf(index: number, change: Partial<ToyRow> = {}): ToyRow {
  return {
    index,
    nData: 100 + index,
    t: 13 + index / 3,
    starts: 400,
    polished: 2,
    evaluations: 1000 + index,
    converged: index % 2 === 0,
    activeBounds: index % 3,
    failed: false,
    seconds: 0.1 + index / 7,
    ...change,
  };
}

/** The first so many. */
export function toysOf(count: number): ToyRow[] {
  return Array.from({ length: count }, (_, index) => toyOf(index));
}
