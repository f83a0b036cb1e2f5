import { describe, expect, it } from 'vitest';
import { binomial } from '../../src/random/binomial.js';
import { purposes, Stream } from '../../src/random/index.js';

describe('binomial', () => {
  it('has mean n p and variance n p (1 − p), within 4 standard errors of 4,000 draws', () => {
    for (const [n, p] of [
      [10, 0.3],
      [200, 0.05],
    ] as const) {
      const draws = Array.from({ length: 4000 }, (_, i) => binomial(new Stream(1, purposes.jitter, i), n, p));
      const mean = draws.reduce((sum, k) => sum + k, 0) / draws.length;
      const variance = draws.reduce((sum, k) => sum + (k - mean) ** 2, 0) / draws.length;
      const law = n * p * (1 - p);
      expect(Math.abs(mean - n * p)).toBeLessThan(4 * Math.sqrt(law / draws.length));
      expect(Math.abs(variance / law - 1)).toBeLessThan(4 * Math.sqrt(2.2 / draws.length));
    }
  });

  it('is certain at the ends', () => {
    const stream = new Stream(1, purposes.jitter, 0);
    expect(binomial(stream, 50, 0)).toBe(0);
    expect(binomial(stream, 50, 1)).toBe(50);
    expect(binomial(stream, 0, 0.5)).toBe(0);
  });

  it.each([
    [-1, 0.5],
    [1.5, 0.5],
    [3, 1.1],
    [3, NaN],
  ])('refuses n = %d, p = %d', (n, p) => {
    expect(() => binomial(new Stream(1, purposes.jitter, 0), n, p)).toThrow('cannot draw successes');
  });
});
