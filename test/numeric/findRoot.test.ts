import { describe, expect, it } from 'vitest';
import { findRoot } from '../../src/numeric/index.js';

describe('findRoot', () => {
  it('finds a root to the last bits', () => {
    expect(findRoot((x) => x * x - 2, 0, 2)).toBeCloseTo(Math.SQRT2, 15);
    expect(findRoot((x) => x * x * x - 1e-30, -1, 2)).toBeCloseTo(1e-10, 22);
    expect(findRoot((x) => (x < 0.3 ? -1 : 1), 0, 1)).toBeCloseTo(0.3, 15);
  });
  it('takes the ends in any order, and roots at an end', () => {
    expect(findRoot((x) => x - 1, 5, -3)).toBeCloseTo(1, 15);
    expect(findRoot((x) => x, 0, 4)).toBe(0);
    expect(findRoot((x) => x - 4, 0, 4)).toBe(4);
  });
  it('stops early with a tolerance', () => {
    let calls = 0;
    const x = findRoot((x) => (calls++, x * x * x - 2), 0, 2, 1e-3);
    expect(Math.abs(x - Math.cbrt(2))).toBeLessThan(1e-3);
    expect(calls).toBeLessThan(12);
  });
  it('refuses an interval without a change of sign, and values that are no numbers', () => {
    expect(() => findRoot((x) => x * x + 1, 0, 2)).toThrow(/no change of sign between 0 \(f = 1\) and 2/);
    expect(() => findRoot((x) => (x === 0 ? -1 : x === 2 ? 1 : NaN), 0, 2)).toThrow(/not a number/);
  });
});
