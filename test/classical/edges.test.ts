import { describe, expect, it } from 'vitest';
import { binnedTests } from '../../src/classical/binnedTests.js';
import type { ClassicalReference, ClassicalSample } from '../../src/classical/index.js';
import { mergeCells } from '../../src/classical/mergeCells.js';
import { resampledRows } from '../../src/classical/resampledRows.js';
import { weightedLaw } from '../../src/classical/weightedLaw.js';
import { exp } from '../../src/numeric/index.js';
import { permutation, purposes, Stream } from '../../src/random/index.js';
import { normalSample, sampleOf, testsOf, valueOf } from './samples.js';

const stream = (index: number): Stream => new Stream(3, purposes.jitter, index);

function referenceOf(features: number, more: Partial<ClassicalReference> = {}): ClassicalReference {
  return { ...normalSample(stream(0), 3000, features), expected: 400, shapeOnly: false, ...more };
}

const weights = Float64Array.from({ length: 3000 }, (_, i) => i % 4);
const references = [
  ['one feature', referenceOf(1)],
  ['one feature, weighted', referenceOf(1, { weights })],
  ['one feature, shape only', referenceOf(1, { shapeOnly: true })],
  ['three features', referenceOf(3)],
  ['three features, weighted', referenceOf(3, { weights })],
  ['three features, shape only', referenceOf(3, { shapeOnly: true })],
  ['fifteen features', referenceOf(15)],
] as const;

describe.each(references)('%s', (_title, reference) => {
  const features = reference.columns.length;
  const tests = testsOf(reference);
  const all = (sample: ClassicalSample, toy = 1): number[] =>
    tests.map(({ name }) => valueOf(tests, name, sample, toy));

  const constant = (rows: number, value: number): ClassicalSample =>
    sampleOf(...Array.from({ length: features }, () => new Float64Array(rows).fill(value)));
  it.each([
    ['no events', normalSample(stream(1), 0, features)],
    ['one event', normalSample(stream(1), 1, features)],
    ['two events', normalSample(stream(1), 2, features)],
    ['fewer events than features and terms', normalSample(stream(1), 5, features)],
    ['equal events', constant(40, 0.3)],
    ['an event far outside', constant(1, 1e30)],
    ['events at both ends', sampleOf(...reference.columns.map((column) => [...column.slice().sort()]))],
  ])('is finite for %s', (_name, sample) => {
    for (const value of all(sample)) expect(value).toSatisfy(Number.isFinite);
  });
  it('no events say nothing of the shape', () => {
    const none = normalSample(stream(1), 0, features);
    for (const { name, kind } of tests) if (kind === 'shape') expect(valueOf(tests, name, none)).toBe(0);
  });
  it('all but the split of the classifier ignore the order of events and columns longer than the sample', () => {
    const sample = normalSample(stream(2), 150, features);
    const order = permutation(stream(3), 150);
    const shuffled = {
      rows: 150,
      columns: sample.columns.map((column) =>
        Float64Array.of(...Float64Array.from(order, (i) => column[i]), 77, 78),
      ),
    };
    for (const { name } of tests) {
      if (name === 'c2st') continue;
      expect(valueOf(tests, name, shuffled) / valueOf(tests, name, sample)).toBeCloseTo(1, 11);
    }
  });
  it('the same stream gives the same bits', () => {
    const sample = normalSample(stream(2), 150, features);
    const again = testsOf(reference);
    expect(again.map(({ name }) => valueOf(again, name, sample))).toEqual(all(sample));
  });
  it('finds a shift of the first feature: above all of 60 null toys in every test of shape', () => {
    const shifted = all(normalSample(stream(4), 400, features, 2));
    const nulls = Array.from({ length: 60 }, (_, i) => all(normalSample(stream(10 + i), 400, features), i));
    tests.forEach(({ kind, name }, i) => {
      if (kind !== 'rate') for (const value of nulls) expect(shifted[i], name).toBeGreaterThan(value[i]);
    });
  });
  it('knows nothing of the rate where it is not asked', () => {
    const names = tests.filter(({ kind }) => kind !== 'shape').map(({ name }) => name);
    if (reference.shapeOnly) expect(names).toEqual([]);
    else expect(names).toContain('count');
  });
  it('takes weights of any normalisation', () => {
    const of = (factor: number): number[] => {
      const scaled =
        reference.weights?.map((weight) => weight * factor) ?? new Float64Array(3000).fill(factor);
      const own = testsOf({ ...reference, weights: scaled });
      const sample = normalSample(stream(5), 100, features);
      return own.map(({ name }) => valueOf(own, name, sample));
    };
    expect(of(4)).toEqual(of(1));
    if (reference.weights === undefined) expect(of(1)).toEqual(all(normalSample(stream(5), 100, features)));
  });
});

it.each(['ks', 'cvm', 'ad', 'chi2-quantile-20'])('%s is the same after a monotone transform', (name) => {
  const reference = referenceOf(1);
  const sample = normalSample(stream(6), 200, 1);
  const transformed = (of: ClassicalSample): ClassicalSample =>
    sampleOf(Float64Array.from(of.columns[0], (x) => exp(x)));
  const before = valueOf(testsOf(reference), name, sample);
  const after = valueOf(testsOf({ ...reference, ...transformed(reference) }), name, transformed(sample));
  expect(after).toBe(before);
});

it('a correlation is found on cells, by distance and classifier above all of 60 null toys, and not in the marginals', () => {
  const tests = testsOf({ ...normalSample(stream(0), 20_000, 2), expected: 1000, shapeOnly: true });
  const names = ['kd-16', 'kd-64', 'energy', 'c2st', 'marginal-ks'];
  const values = (sample: ClassicalSample, toy: number): number[] =>
    names.map((name) => valueOf(tests, name, sample, toy));
  const { columns } = normalSample(stream(8), 1000, 2);
  const correlated = sampleOf(
    columns[0],
    columns[1].map((y, i) => 0.6 * columns[0][i] + 0.8 * y),
  );
  const nulls = Array.from({ length: 60 }, (_, i) => values(normalSample(stream(10 + i), 1000, 2), i));
  const beyond = values(correlated, 99).map((value, k) => nulls.filter((toy) => toy[k] >= value).length);
  expect(beyond.slice(0, 4)).toEqual([0, 0, 0, 0]);
  expect(beyond[4]).toBeGreaterThan(0);
});

describe('ties', () => {
  it('a sample equal to a discrete reference has distance 0, whatever its weights', () => {
    const values = Array.from({ length: 400 }, (_, i) => i % 4);
    const tests = testsOf({ ...sampleOf(values), expected: 400, shapeOnly: false });
    expect(valueOf(tests, 'ks', sampleOf(values))).toBe(0);
    expect(valueOf(tests, 'chi2-10', sampleOf(values))).toBeCloseTo(0, 10);
  });
  it('k-d cells of a two-valued and a constant feature are its values', () => {
    const flag = Array.from({ length: 1000 }, (_, i) => (i % 5 === 0 ? 1 : 0));
    const tests = testsOf({
      ...sampleOf(
        flag,
        flag.map(() => 2),
      ),
      expected: 100,
      shapeOnly: false,
    });
    expect(
      tests.filter(({ name }) => name.startsWith('kd')).map(({ detail }) => detail.split(' ')[0]),
    ).toEqual(['2']);
    const data = sampleOf(
      [...new Array<number>(70).fill(0), ...new Array<number>(30).fill(1)],
      new Array<number>(100).fill(2),
    );
    expect(valueOf(tests, 'kd-16', data)).toBeCloseTo(100 / 80 + 100 / 20, 12);
  });
});

describe('cells', () => {
  it('are merged from the emptiest on, into the emptier neighbour', () => {
    const merged = mergeCells([0, 1, 6, 7, 2, 9, 4], 5);
    expect([...merged.cellOf]).toEqual([0, 0, 0, 1, 1, 2, 2]);
    expect([...merged.content]).toEqual([7, 9, 13]);
    expect([...mergeCells([1, 1], 5).cellOf]).toEqual([0, 0]);
  });
  it('of equal width are where they should be', () => {
    const values = Float64Array.from({ length: 10_000 }, (_, i) => i);
    const reference = { ...sampleOf(values), expected: 1000, shapeOnly: false };
    const [ten] = binnedTests(weightedLaw(reference, 0), reference);
    expect(ten.detail).toMatch(/^10 cells/);
    // Ten bins from 4 to 9994; five events and fewer on each side join the first and the last.
    const data = sampleOf([-1, 4, 500, 1002, 9995, 2e4]);
    const nu = [1003, 999, 999, 999, 999, 999, 999, 999, 999, 1005].map((share) => share / 10);
    const n = [3, 1, 0, 0, 0, 0, 0, 0, 0, 2];
    const expected = n.reduce((sum, count, i) => sum + (count - nu[i]) ** 2 / nu[i], 0);
    expect(Math.abs(ten.statistic(data, () => 0.5) / expected - 1)).toBeLessThan(2e-4);
  });
  it('are left out where N(R) is too small', () => {
    const names = (reference: ClassicalReference): string[] =>
      testsOf({ ...reference, expected: 8 }).map(({ name }) => name);
    expect(names(referenceOf(1))).toEqual(['ks', 'cvm', 'ad', 'count']);
    expect(names(referenceOf(2))).toEqual(['marginal-ks', 'energy', 'c2st', 'count']);
  });
  it('of a k-d tree hold equal parts', () => {
    const tests = testsOf({ ...normalSample(stream(7), 4096, 3), expected: 4096, shapeOnly: false });
    const details = tests
      .filter(({ name }) => name.startsWith('kd'))
      .map(({ detail }) => detail.split(' ')[0]);
    expect(details).toEqual(['16', '64', '256']);
    // 4096 reference events as data: n = ν = 16 in each cell.
    expect(valueOf(tests, 'kd-256', normalSample(stream(7), 4096, 3))).toBeCloseTo(0, 10);
  });
});

describe('resampledRows', () => {
  const rows = Uint32Array.of(5, 2, 9);
  it('draws each row once without weights', () => {
    for (const offset of [1e-9, 0.5, 1 - 1e-9])
      expect([...resampledRows(rows, undefined, 3, offset)]).toEqual([5, 2, 9]);
  });
  it('draws by weight', () => {
    const weights = new Float64Array(10);
    weights[5] = 3;
    weights[9] = 1;
    expect([...resampledRows(rows, weights, 4, 0.5)]).toEqual([5, 5, 5, 9]);
  });
});

it.each([
  [{ weights: new Float64Array(3000) }, 'a fit reference whose weights add up to 0'],
  [{ expected: 0 }, 'classical tests of N(R) = 0'],
])('refuses %o', (more, message) => {
  expect(() => testsOf(referenceOf(1, more))).toThrow(message);
});
