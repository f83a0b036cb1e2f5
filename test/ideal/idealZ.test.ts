import { describe, expect, it } from 'vitest';
import { backgroundOf, exactLogRatio, findLaw, findSignal, type Law } from '../../src/benchmark/index.js';
import { idealZ } from '../../src/ideal/index.js';
import { IdealTest } from '../../src/ideal/idealTest.js';
import { integrated, ratioSpectrum, sampled } from '../../src/ideal/ratioSpectrum.js';
import { exp, normalTail } from '../../src/numeric/index.js';
import { normal, poisson, purposes, Stream } from '../../src/random/index.js';

const law = findLaw('exponential');

/** One feature with the likelihood ratio of gaussian10: x along (1, …, 1). */
const along: Law = {
  ...findLaw('gaussian10'),
  features: ['x'],
  range: [[-9, 10]],
  density: ([x]) => exp(-0.5 * x * x),
  draw: (stream, events) => [Float64Array.from({ length: events }, () => normal(stream))],
  signals: [
    {
      name: 'shifted',
      text: 'moved by 2',
      events: 35,
      yields: [0, 35],
      draw: (stream, events) => [Float64Array.from({ length: events }, () => 2 + normal(stream))],
      densityRatio: ([x]) => exp(2 * x - 2),
    },
  ],
};

describe('Z of the known signal', () => {
  // shared/reference/nplm.md: the figures of the field, by the same method.
  it.each([
    ['tail', 3.45, 4.77, 6.07],
    ['bulk', 4.53, 5.58, 6.64],
    ['excess', 3.47, 4.54, 5.61],
    ['shape-only', 3.94, 5.01, 6.09],
    ['narrow', 2.68, 4.0, 5.3],
    ['medium', 2.37, 3.48, 4.59],
    ['broad', 0.42, 1.45, 2.48],
  ])('of %s is the published %f, %f, %f', (name, z16, z50, z84) => {
    const ideal = idealZ(law, findSignal(law, name));
    expect(Math.abs(ideal.z16 - z16)).toBeLessThan(0.02);
    expect(Math.abs(ideal.z50 - z50)).toBeLessThan(0.02);
    expect(Math.abs(ideal.z84 - z84)).toBeLessThan(0.02);
    expect(ideal.error).toBe(0);
  });

  it('of a deficit is that of no event where 12.56 are expected, in all data sets', () => {
    const missing = 2000 * Math.exp(-5.07);
    const { z16, z50, z84, power } = idealZ(law, findSignal(law, 'deficit'));
    for (const z of [z16, z50, z84]) expect(normalTail(z) / Math.exp(-missing)).toBeCloseTo(1, 3);
    expect(z50).toBeCloseTo(4.49, 2);
    expect([power(1e-5), power(1e-6)]).toEqual([1, 0]);
  });

  it('without events is that of chance', () => {
    const nothing = idealZ(law, findSignal(law, 'tail'), 0);
    expect([nothing.z16, nothing.z50, nothing.z84, nothing.power(0.02)]).toEqual([-1, 0, 1, 0.02]);
    const little = idealZ(law, findSignal(law, 'bulk'), 0.02);
    expect(Math.abs(little.z50)).toBeLessThan(0.03);
    expect(little.power(0.1587)).toBeCloseTo(0.1587, 2);
    expect(() => idealZ(law, findSignal(law, 'tail'), -1)).toThrow('-1 signal events cannot be expected');
  });

  it('is finite where p is no double any more', () => {
    const { z16, z50, z84 } = idealZ(law, findSignal(law, 'tail'), 600);
    expect(z16).toBeGreaterThan(40);
    expect(z50).toBeGreaterThan(z16);
    expect(z84).toBeLessThan(100);
  });

  it.each([
    ['tail', 3],
    ['tail', 20],
    ['bulk', 30],
    ['narrow', 3],
    ['broad', 60],
    ['shape-only', 40],
  ])('of %s with %i events does not depend on the lattice', (name, events) => {
    const [coarse, fine] = [32_768, 131_072].map((cells) => {
      const { z16, z50, z84, power } = idealZ(law, findSignal(law, name), events, cells);
      return [z16, z50, z84, power(0.159), power(0.00135)];
    });
    coarse.forEach((value, i) => expect(Math.abs(value - fine[i])).toBeLessThan(0.005));
  });

  it('has the power that its quantiles say', () => {
    const { z16, z50, z84, power } = idealZ(law, findSignal(law, 'excess'), 60);
    [z16, z50, z84].forEach((z, i) => expect(power(normalTail(z))).toBeCloseTo([0.8413, 0.5, 0.1587][i], 2));
  });

  it('is of another N(R) where the law is', () => {
    const z = (expected: number, events: number) =>
      idealZ({ ...law, expected }, findSignal(law, 'bulk'), events).z50;
    // Four times the events: twice the Z.
    expect(z(8000, 360) / z(2000, 90)).toBeCloseTo(2, 1);
  });
});

describe('a sampled likelihood ratio', () => {
  it('gives the Z of the integrated one within its error', () => {
    const { z50, error } = idealZ(findLaw('gaussian10'), findLaw('gaussian10').signals[0]);
    const exact = idealZ(along, along.signals[0]);
    expect(error).toBeGreaterThan(0);
    expect(error).toBeLessThan(0.02);
    expect(Math.abs(z50 - exact.z50)).toBeLessThan(4 * error);
  });

  // Of the region that a deficit leaves out 3,300 events are drawn, for 12.56: Z has an error of 0.047.
  it.each([
    ['bulk', 0.04],
    ['deficit', 0.16],
  ])('is the law of the integrated one: %s', (name, tolerance) => {
    const signal = findSignal(law, name);
    const yields = { expected: 2000, background: 2000, signal: signal.events };
    const [a, b] = [integrated, sampled].map((make) =>
      new IdealTest(make(law, signal), yields, 32_768).z(0.5),
    );
    expect(Math.abs(a - b)).toBeLessThan(tolerance);
  });

  it('is kept for other yields', () => {
    expect(ratioSpectrum(law, findSignal(law, 'bulk'))).toBe(ratioSpectrum(law, findSignal(law, 'bulk')));
  });
});

describe('against data sets', () => {
  const SETS = 3000;
  const EXPECTED = 500;
  const small = { ...law, expected: EXPECTED };

  /** q of a data set, and its p by the sets of the reference. */
  const qOf = (events: Iterable<number>, name: string, signalEvents: number): number => {
    const signal = findSignal(law, name);
    let q = 0;
    for (const x of events) q += exactLogRatio(small, signal, [x], signalEvents);
    return q - (backgroundOf(small, signal, signalEvents) + signalEvents - EXPECTED);
  };

  it.each([
    ['bulk', 20],
    ['tail', 1],
    ['shape-only', 40],
  ])('power for %s with %i events', (name, signalEvents) => {
    const signal = findSignal(law, name);
    const stream = new Stream(1, purposes.jitter, 0);
    const draw = (background: number, events: number): number[] => [
      ...law.draw(stream, poisson(stream, background))[0],
      ...(events > 0 ? signal.draw(stream, poisson(stream, events))[0] : []),
    ];
    const reference = Array.from({ length: SETS }, () => qOf(draw(EXPECTED, 0), name, signalEvents));
    const data = Array.from({ length: SETS }, () =>
      qOf(draw(backgroundOf(small, signal, signalEvents), signalEvents), name, signalEvents),
    );
    reference.sort((a, b) => b - a);
    const { power } = idealZ(small, signal, signalEvents);
    for (const alpha of [0.3, 0.1, 0.02]) {
      const threshold = reference[Math.round(alpha * SETS) - 1];
      const seen = data.filter((q) => q >= threshold).length / SETS;
      // The threshold has the error of its count, which the power follows.
      const shift = Math.sqrt((alpha * (1 - alpha)) / SETS);
      const slope = (power(alpha + shift) - power(alpha - shift)) / 2;
      const error = Math.hypot(Math.sqrt((seen * (1 - seen)) / SETS), slope);
      expect(Math.abs(seen - power(alpha)), `${alpha}`).toBeLessThan(3.5 * error);
    }
  });
});
