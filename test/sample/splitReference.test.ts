import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countCommonRows, splitReference, takeRows } from '../../src/sample/index.js';
import { expectFault, sample } from './tables.js';

const shuffled = (rows: number) =>
  fc
    .shuffledSubarray(
      Array.from({ length: rows }, (_, i) => i),
      { minLength: rows },
    )
    .map((list) => Uint32Array.from(list));

describe('splitReference', () => {
  it('puts every event in one part, with its weight', () => {
    const rows = 11;
    const list = Array.from({ length: rows }, (_, i) => i);
    const whole = sample(
      [list, list.map((i) => -i)],
      list.map((i) => i / 2),
    );
    fc.assert(
      fc.property(
        shuffled(rows),
        fc.double({ min: 0.05, max: 0.95, noNaN: true }),
        (permutation, holdout) => {
          const { fit, pool } = splitReference(whole, permutation, holdout);
          expect(pool.rows).toBe(Math.round(rows * holdout));
          const values = [fit, pool].flatMap(({ columns }) => [...columns[0]]);
          expect(values).toEqual([...permutation]);
          for (const { columns, weights, rows } of [fit, pool]) {
            expect(columns[1]).toEqual(columns[0].map((x) => -x));
            expect(weights).toEqual(columns[0].map((x) => x / 2));
            expect(columns[0]).toHaveLength(rows);
          }
        },
      ),
    );
  });

  it.each([0, 1, -0.5, NaN])('a holdout of %d is a fault', (holdout) => {
    const act = () => splitReference(sample([[1, 2]]), Uint32Array.of(1, 0), holdout);
    expectFault(act, 'content', /^ref\.arrow: a holdout of .* leaves .* events to fit/);
  });

  it('a part without events is a fault', () => {
    const act = () => splitReference(sample([[1, 2]]), Uint32Array.of(1, 0), 0.1);
    expectFault(act, 'content', /^ref\.arrow: a holdout of 0\.1 leaves 2 of 2 events to fit and 0 for toys/);
  });
});

it('takeRows takes rows in the order given, some twice', () => {
  const taken = takeRows(sample([Float32Array.of(1, 2, 3)], [4, 5, 6]), Uint32Array.of(2, 0, 2));
  expect(taken).toEqual(sample([Float32Array.of(3, 1, 3)], [6, 4, 6]));
});

describe('countCommonRows', () => {
  it('counts data rows that are in the reference in all features', () => {
    const reference = sample([
      [1, 2, 3, 3],
      [1, 2, 3, 3],
    ]);
    expect(
      countCommonRows(
        sample([
          [1, 2, 3, 3],
          [1, 9, 3, 3],
        ]),
        reference,
      ),
    ).toBe(3);
    expect(countCommonRows(sample([[2], [1]]), reference)).toBe(0);
  });

  it('takes 0 and −0 for the same', () => {
    expect(countCommonRows(sample([[0, -0]]), sample([[-0]]))).toBe(2);
  });

  it('compares in float32 where one side is float32', () => {
    const single = sample([Float32Array.of(0.1)]);
    expect(countCommonRows(sample([[0.1]]), single)).toBe(1);
    expect(countCommonRows(single, sample([[0.1]]))).toBe(1);
    expect(countCommonRows(sample([[0.1]]), sample([[Math.fround(0.1)]]))).toBe(0);
  });

  it('agrees with comparing every pair', () => {
    const rows = fc.array(fc.tuple(fc.nat(4), fc.nat(4)), { maxLength: 60 });
    const of = (list: [number, number][]) => sample([list.map(([x]) => x / 8), list.map(([, y]) => -y)]);
    fc.assert(
      fc.property(rows, rows, (ours, theirs) => {
        const common = ours.filter(([x, y]) => theirs.some(([u, v]) => x === u && y === v)).length;
        expect(countCommonRows(of(ours), of(theirs))).toBe(common);
      }),
    );
  });

  it('is linear: a million rows, many of them equal, take under two seconds', () => {
    const column = Float32Array.from({ length: 1e6 }, (_, i) => (i % 2 === 0 ? i : 1));
    const many = sample([column, column, column]);
    const start = performance.now();
    expect(countCommonRows(many, many)).toBe(1e6);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
