import { describe, expect, it } from 'vitest';
import { findLaw, findSignal } from '../../src/benchmark/index.js';
import { asimovZ, idealZ } from '../../src/ideal/index.js';

describe('asimovZ', () => {
  it('is the formula', () => {
    const term = (s: number, b: number) => (s + b) * Math.log(1 + s / b) - s;
    expect(asimovZ([50, 8], [10, 4])).toBeCloseTo(Math.sqrt(2 * (term(10, 50) + term(4, 8))), 12);
    expect(asimovZ([100], [1])).toBeCloseTo(0.1, 3);
    expect(asimovZ([3, 0], [0, 0])).toBe(0);
    expect(asimovZ([], [])).toBe(0);
  });

  it('counts events that are missing, and a signal where nothing is expected', () => {
    expect(asimovZ([12.5], [-12.5])).toBeCloseTo(5, 12);
    expect(asimovZ([0], [1])).toBe(Infinity);
  });

  it('refuses what are no bins', () => {
    expect(() => asimovZ([1], [1, 2])).toThrow('1 bins of background, 2 of signal');
    expect(() => asimovZ([1], [-2])).toThrow('bin 0 has 1 background events and -2 signal events');
    expect(() => asimovZ([-1], [2])).toThrow('bin 0 has -1 background events');
    expect(() => asimovZ([NaN], [2])).toThrow('bin 0');
  });

  it('in many bins is near the median of the unbinned test, where events are many', () => {
    const law = findLaw('exponential');
    const signal = findSignal(law, 'excess');
    const width = 0.05;
    const centres = Array.from({ length: 400 }, (_, i) => (i + 0.5) * width);
    const background = centres.map((x) => law.expected * law.density([x]) * width);
    const added = centres.map((x) => signal.events * law.density([x]) * signal.densityRatio([x]) * width);
    expect(Math.abs(asimovZ(background, added) - idealZ(law, signal).z50)).toBeLessThan(0.05);
  });
});
