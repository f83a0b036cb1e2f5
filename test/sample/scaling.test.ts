import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyScaling, measureScaling } from '../../src/sample/index.js';
import { expectFault, sample } from './tables.js';

describe('measureScaling', () => {
  it('gives mean and standard deviation of each feature, as numpy.std does', () => {
    const scaling = measureScaling(
      sample([
        [1, 2, 3, 4],
        [-1, 1, -1, 1],
      ]),
    );
    expect(scaling).toEqual({ kind: 'standard', mean: [2.5, 0], deviation: [Math.sqrt(1.25), 1] });
  });

  it('weighs the events', () => {
    const repeated = measureScaling(sample([[1, 1, 1, 5, 5, 7]]));
    const weighted = measureScaling(sample([[1, 5, 7]], [3, 2, 1]));
    expect(weighted.mean[0]).toBeCloseTo(repeated.mean[0], 14);
    expect(weighted.deviation[0]).toBeCloseTo(repeated.deviation[0], 14);
  });

  it('does not change when all weights are multiplied', () => {
    const values = [1, 5, 7, 9];
    const [one, two] = [1, 4].map((k) =>
      measureScaling(
        sample(
          [values],
          [3, 2, 1, 0.5].map((w) => k * w),
        ),
      ),
    );
    expect(one).toEqual(two);
  });

  it.each([1e30, -1e30, 1e200, 1e-200, 1e300])('holds for values around %d', (size) => {
    const { mean, deviation } = measureScaling(sample([[1, 2, 3, 4].map((x) => x * size)]));
    expect(mean[0] / size).toBeCloseTo(2.5, 14);
    expect(deviation[0] / Math.abs(size)).toBeCloseTo(Math.sqrt(1.25), 14);
  });

  it('holds for a small spread far from zero', () => {
    const { mean, deviation } = measureScaling(
      sample([Array.from({ length: 10_000 }, (_, i) => 1e9 + (i % 2))]),
    );
    expect(mean[0]).toBe(1e9 + 0.5);
    expect(deviation[0]).toBe(0.5);
  });

  it('scales a sample to mean 0 and deviation 1', () => {
    const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(fc.array(value, { minLength: 2, maxLength: 50 }), (values) => {
        const spread = Math.max(...values) - Math.min(...values);
        fc.pre(spread > 1e-6 * Math.max(...values.map(Math.abs)));
        // The mean and deviation of subnormal numbers are subnormal, which leaves them a few digits.
        fc.pre(spread > 1e-300);
        const one = sample([values]);
        const scaled = [...applyScaling(measureScaling(one), one.columns, one.rows)[0]];
        const again = measureScaling(sample([scaled]));
        expect(Math.abs(again.mean[0])).toBeLessThan(1e-6);
        expect(Math.abs(again.deviation[0] - 1)).toBeLessThan(1e-6);
      }),
    );
  });

  it('none is the identity, for a constant too', () => {
    expect(
      measureScaling(
        sample([
          [3, 3],
          [1, 2],
        ]),
        'none',
      ),
    ).toEqual({ kind: 'none', mean: [0, 0], deviation: [1, 1] });
  });

  it('a constant feature is a fault with its name, however its mean rounds', () => {
    const constant = sample([
      [1, 2, 3],
      [0.1, 0.1, 0.1],
    ]);
    expectFault(
      () => measureScaling(constant),
      'content',
      /^ref\.arrow: feature "b" is 0\.1 in all 3 events that are fitted; /,
    );
    expectFault(
      () => measureScaling(sample([[5]])),
      'content',
      /feature "a" is 5 in all 1 events that are fitted/,
    );
    expectFault(
      () => measureScaling(sample([[2 ** 63, 2 ** 63]])),
      'content',
      /is 9223372036854775808 \(rounded to a double\) in all 2 events/,
    );
  });

  it('a variance that negative weights make negative is a fault', () => {
    expectFault(
      () => measureScaling(sample([[0, 10, 5]], [-1, -1, 3])),
      'content',
      /"a" has no standard deviation/,
    );
  });
});

describe('applyScaling', () => {
  it('computes in float64 and rounds once to float32', () => {
    const scaling = { kind: 'standard', mean: [16777216.25], deviation: [3] } as const;
    const [scaled] = applyScaling(scaling, [Float64Array.of(16777217.5)], 1);
    expect(scaled).toEqual(Float32Array.of(1.25 / 3));
  });

  it('takes the first rows of longer columns', () => {
    const scaling = measureScaling(sample([[1, 2]]), 'none');
    expect(applyScaling(scaling, [Float32Array.of(1, 2, NaN)], 2)).toEqual([Float32Array.of(1, 2)]);
  });

  it('a value beyond float32 is a fault, not infinity', () => {
    const scaling = { kind: 'none', mean: [0], deviation: [1] } as const;
    const columns = [Float64Array.of(1, -1e39)];
    expectFault(
      () => applyScaling(scaling, columns, 2, { origin: 'd.csv', features: ['pt'] }),
      'content',
      /^d\.csv: feature "pt" is -1e\+39 in row 2, scaled beyond the range of float32; /,
    );
    expectFault(() => applyScaling(scaling, columns, 2), 'content', /^feature 1 is -1e\+39/);
  });
});
