import { classicalTests } from '../../src/classical/index.js';
import type { ClassicalReference, ClassicalSample, ClassicalTest } from '../../src/classical/index.js';
import { normal, purposes, Stream } from '../../src/random/index.js';

/** Columns as a sample or as a reference. */
export function sampleOf(...columns: readonly (readonly number[] | Float64Array | Float32Array)[]): {
  rows: number;
  columns: Float64Array[];
} {
  return { rows: columns[0].length, columns: columns.map((column) => Float64Array.from(column)) };
}

/** Independent normal features, the first shifted. */
export function normalSample(stream: Stream, rows: number, features: number, shift = 0): ClassicalSample {
  return sampleOf(
    ...Array.from({ length: features }, (_, k) =>
      Float64Array.from({ length: rows }, () => normal(stream) + (k === 0 ? shift : 0)),
    ),
  );
}

/** The tests of a reference, with the stream that they are always made with here. */
export function testsOf(reference: ClassicalReference): ClassicalTest[] {
  return classicalTests(reference, new Stream(1, purposes.classical, 0));
}

/** The value of a test for a sample, with the same draws each time. */
export function valueOf(
  tests: readonly ClassicalTest[],
  name: string,
  sample: ClassicalSample,
  toy = 1,
): number {
  const test = tests.find((candidate) => candidate.name === name);
  if (test === undefined) throw new Error(`there is no test ${name}`);
  const stream = new Stream(1, purposes.classical, toy);
  return test.statistic(sample, () => stream.uniform());
}
