import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstAbove, firstNotBelow } from '../../src/numeric/index.js';

const lists = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 30 });

describe('a search in sorted values', () => {
  it('finds the first that is not below, and the first that is above', () => {
    fc.assert(
      fc.property(lists, fc.integer({ min: -1, max: 10 }), (values, x) => {
        const sorted = Float64Array.from(values).sort();
        expect(firstNotBelow(sorted, x)).toBe(values.filter((value) => value < x).length);
        expect(firstAbove(sorted, x)).toBe(values.filter((value) => value <= x).length);
      }),
    );
  });

  it('begins where it is told', () => {
    expect(firstNotBelow([5, 1, 2, 3], 2, 1)).toBe(2);
    expect(firstAbove([5, 1, 2, 3], 2, 1)).toBe(3);
    expect(firstAbove([1, 2], 2, 2)).toBe(2);
  });
});
