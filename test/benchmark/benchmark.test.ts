import { describe, expect, it } from 'vitest';
import { drawBenchmark, exactLogRatio, findLaw, findSignal, lawNames } from '../../src/benchmark/index.js';
import { purposes, Stream } from '../../src/random/index.js';

const law = findLaw('exponential');
const mean = (values: Float64Array) => values.reduce((sum, x) => sum + x, 0) / values.length;
const events = 20_000;

describe('exponential', () => {
  it('is found by its name, and nothing else is', () => {
    expect(lawNames()).toEqual(['exponential']);
    expect(() => findLaw('exponental')).toThrow('did you mean "exponential"?');
    expect(() => findSignal(law, 'tale')).toThrow('has no signal "tale"; did you mean "tail"?');
  });

  it('has mean 1', () => {
    const [x] = law.draw(new Stream(1, purposes.benchmarkEvents, 0), events);
    expect(Math.abs(mean(x) - 1)).toBeLessThan(5 / Math.sqrt(events));
  });

  it.each([
    ['tail', 6.4, 0.16],
    ['bulk', 1.6, 0.16],
    ['excess', 3, Math.sqrt(3)],
    ['narrow', 4, 0.01],
    ['medium', 4, 0.16],
    ['broad', 4, 0.64],
  ])('%s has its mean and width', (name, location, width) => {
    const [x] = findSignal(law, name).draw(new Stream(1, purposes.signal, 0), events);
    expect(Math.abs(mean(x) - location)).toBeLessThan((5 * width) / Math.sqrt(events));
    const variance = mean(x.map((value) => (value - location) ** 2));
    expect(Math.abs(variance / width ** 2 - 1)).toBeLessThan(0.1);
  });

  it.each(law.signals.map((signal) => [signal.name, signal] as const))(
    'the density ratio of %s integrates to its yield',
    (_, signal) => {
      const step = 1e-3;
      let total = 0;
      for (let x = step / 2; x < 60; x += step)
        total += law.expected * Math.exp(exactLogRatio(law, signal, [x]) - x) * step;
      const lost = signal.name === 'deficit' ? 2000 * Math.exp(-5.07) : 0;
      expect(total).toBeCloseTo((signal.reference ?? 2000) + signal.events - lost, 2);
    },
  );
});

describe('drawBenchmark', () => {
  it('draws exactly the events asked for, and the same reference with and without a signal', () => {
    const [plain] = drawBenchmark(law, { events: 500, seed: 3 });
    const [with10] = drawBenchmark(law, { events: 500, seed: 3, signal: findSignal(law, 'tail') });
    expect(plain.length).toBe(500);
    expect(with10.length).toBe(510);
    expect(with10.subarray(0, 500)).toEqual(plain);
  });

  it('takes the yields of shape-only and leaves out the events of a deficit', () => {
    expect(drawBenchmark(law, { seed: 1, signal: findSignal(law, 'shape-only') })[0].length).toBe(2000);
    const [x] = drawBenchmark(law, { seed: 1, signal: findSignal(law, 'deficit') });
    expect(Math.max(...x)).toBeLessThanOrEqual(5.07);
    expect(x.length).toBeLessThan(2000);
  });

  it('lets both yields fluctuate when asked', () => {
    const sizes = Array.from(
      { length: 200 },
      (_, seed) =>
        drawBenchmark(law, {
          events: 100,
          poisson: true,
          signal: findSignal(law, 'bulk'),
          signalEvents: 50,
          seed,
        })[0].length,
    );
    const average = sizes.reduce((a, b) => a + b) / 200;
    const variance = sizes.reduce((sum, n) => sum + (n - average) ** 2, 0) / 199;
    expect(Math.abs(average - 150)).toBeLessThan(5 * Math.sqrt(150 / 200));
    expect(variance / 150).toBeGreaterThan(0.6);
    expect(variance / 150).toBeLessThan(1.6);
  });
});
