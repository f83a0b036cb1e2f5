import { describe, expect, it } from 'vitest';
import { exponential, normal, purposes, Stream } from '../../src/random/index.js';
import { spreadNegativeWeights } from '../../src/sample/index.js';

const stream = new Stream(1, purposes.jitter, 0);
const EVENTS = 20_000;
const columns = [
  Float32Array.from({ length: EVENTS }, () => exponential(stream)),
  Float32Array.from({ length: EVENTS }, () => normal(stream)),
];
const weights = Float64Array.from({ length: EVENTS }, () => (stream.uniform() < 0.1 ? -1 : 1));
const sum = (values: Iterable<number>): number => [...values].reduce((a, b) => a + b, 0);

describe('negative weights that are spread', () => {
  const { weights: spread, cells, largest } = spreadNegativeWeights(columns, weights);

  it('leave none, and the same sum', () => {
    expect(Math.min(...spread)).toBeGreaterThan(0);
    expect(sum(spread)).toBeCloseTo(sum(weights), 6);
  });

  it('stay near where they were', () => {
    expect(cells).toBeGreaterThan(500);
    expect(largest).toBeLessThan(100);
    for (const [low, high] of [
      [0, 0.5],
      [0.5, 1],
      [1, 2],
      [2, 4],
    ]) {
      const of = (values: Float64Array) =>
        sum(values.filter((_, i) => columns[0][i] >= low && columns[0][i] < high));
      // A cell lies across each end.
      expect(Math.abs(of(spread) - of(weights))).toBeLessThan(0.02 * of(weights));
    }
  });

  it('change nothing where there are none', () => {
    const positive = weights.map(Math.abs);
    expect(spreadNegativeWeights(columns, positive)).toEqual({ weights: positive, cells: 0, largest: 0 });
  });

  it('are spread over all where one outweighs all but the whole', () => {
    const x = [Float32Array.of(0, 1, 2, 3)];
    const found = spreadNegativeWeights(x, Float64Array.of(1, 1, 1, -2));
    expect(found).toEqual({ weights: Float64Array.of(0.2, 0.2, 0.2, 0.4), cells: 1, largest: 4 });
    const same = [Float32Array.of(1, 1, 1)];
    expect(spreadNegativeWeights(same, Float64Array.of(2, -1, 2)).cells).toBe(1);
  });
});
