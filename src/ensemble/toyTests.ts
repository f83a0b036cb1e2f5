import { classicalTests, type ClassicalReference, type ClassicalTest } from '../classical/index.js';
import { purposes, Stream } from '../random/index.js';
import { drawToy } from './drawToy.js';
import type { EnsembleSpec, TestRow } from './ensembleSpec.js';
import { toyRepeat } from './toyRole.js';

/** What decides the classical statistics of a toy. */
type ToyTestsSpec = Pick<EnsembleSpec, 'source' | 'toyYield' | 'seed' | 'injection'> & {
  readonly role: NonNullable<EnsembleSpec['role']>;
};

/**
 * The classical tests against the fit reference of a spec, as every toy is put to them.
 *
 * @throws Fault `internal` for a reference without positive weight
 */
export function testsOf(reference: ClassicalReference, seed: number): ClassicalTest[] {
  return classicalTests(reference, new Stream(seed, purposes.classicalReference, 0));
}

/** The fit reference of a spec, as the classical tests see it. */
export function comparedReference({ reference, expected, toyYield }: EnsembleSpec): ClassicalReference {
  return { ...reference, expected, shapeOnly: toyYield.kind === 'fixed' };
}

/** The classical statistics of toy `index`: of the very events that are fitted. */
export function toyTests(
  tests: readonly ClassicalTest[],
  { source, toyYield, seed, role, injection }: ToyTestsSpec,
  index: number,
): TestRow {
  const toy = drawToy(source, toyYield, { seed, role, index, injection });
  const stream = new Stream(seed, purposes.classical, index, toyRepeat(role, injection?.events));
  const values = tests.map(({ statistic }) => statistic(toy, () => stream.uniform()));
  return { index, nData: toy.rows, values };
}
