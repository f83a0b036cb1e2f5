import { describe, expect, it } from 'vitest';
import {
  backgroundOf,
  drawBenchmark,
  exactLogRatio,
  findLaw,
  findSignal,
  lawNames,
  type Law,
} from '../../src/benchmark/index.js';
import { purposes, Stream } from '../../src/random/index.js';

const law = findLaw('exponential');
const mean = (values: Float64Array) => values.reduce((sum, x) => sum + x, 0) / values.length;
const events = 20_000;
const laws = lawNames().map(findLaw);
const rowsOf = (columns: readonly Float64Array[]): number[][] =>
  Array.from(columns[0], (_, row) => columns.map((column) => column[row]));
/** The mean of a function of the event, and its standard error. */
const average = (columns: readonly Float64Array[], f: (event: number[]) => number): [number, number] => {
  const values = Float64Array.from(rowsOf(columns), f);
  const variance = mean(values.map((value) => value * value)) - mean(values) ** 2;
  return [mean(values), Math.sqrt(variance / values.length)];
};
const draw = (of: Pick<Law, 'draw'>) => of.draw(new Stream(1, purposes.benchmarkEvents, 0), events);

describe('exponential', () => {
  it('is found by its name, and nothing else is', () => {
    expect(lawNames()).toEqual(['exponential', 'correlation', 'gaussian10']);
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
      expect(total).toBeCloseTo(backgroundOf(law, signal) + signal.events - lost, 2);
    },
  );
});

describe.each(laws.map((one) => [one.name, one] as const))('%s', (_, { features, ...of }) => {
  it('has a column and a range a feature, and events inside', () => {
    const columns = draw(of);
    expect([columns.length, of.range.length]).toEqual([features.length, features.length]);
    for (const drawn of [columns, ...of.signals.map(draw)])
      drawn.forEach((column, i) => {
        const [low, high] = of.range[i];
        expect(column.every((x) => x >= low && x <= high)).toBe(true);
      });
  });

  // The mean of 1/p(x|R) within a box is the volume of the box.
  it('draws events of its density', () => {
    const box = of.range.map(([low]) => [Math.max(low, -1), 1] as const);
    const volume = box.reduce((product, [low, high]) => product * (high - low), 1);
    const [value, error] = average(draw(of), (event) =>
      event.every((x, i) => x >= box[i][0] && x <= box[i][1]) ? 1 / of.density(event) : 0,
    );
    expect(Math.abs(value - volume)).toBeLessThan(4 * error);
  });

  // With r = p(x|S)/p(x|R) the means of r/(1 + r) under R and of 1/(1 + r) under S are one integral.
  it.each(of.signals.filter(({ events }) => events > 0).map((signal) => [signal.name, signal] as const))(
    'draws events of signal %s of its density',
    (_, signal) => {
      const [below, belowError] = average(draw(of), (event) => 1 - 1 / (1 + signal.densityRatio(event)));
      const [above, aboveError] = average(draw(signal), (event) => 1 / (1 + signal.densityRatio(event)));
      expect(Math.abs(above - below)).toBeLessThan(4 * Math.hypot(belowError, aboveError));
      expect(above).toBeGreaterThan(10 * aboveError);
    },
  );

  it('scans yields from none to beyond the published one', () => {
    for (const { events: published, yields } of of.signals) {
      expect(yields[0]).toBe(0);
      expect(yields).toEqual([...new Set(yields)].sort((a, b) => a - b));
      expect(yields).toContain(published);
    }
  });
});

describe('backgroundOf', () => {
  it('is N(R), less the signal that takes the place of others', () => {
    expect(backgroundOf(law, undefined)).toBe(2000);
    expect(backgroundOf(law, findSignal(law, 'tail'))).toBe(2000);
    expect(backgroundOf(law, findSignal(law, 'shape-only'))).toBe(1890);
    expect(backgroundOf({ expected: 300 }, findSignal(law, 'shape-only'), 40)).toBe(260);
    expect(() => backgroundOf({ expected: 300 }, findSignal(law, 'shape-only'), 301)).toThrow(
      '301 events of signal shape-only cannot take the place of 300 events; give fewer signal events',
    );
  });
});

describe('a correlation', () => {
  it('leaves each feature as it is', () => {
    const { signals } = findLaw('correlation');
    const [x, y] = draw(signals[0]);
    for (const column of [x, y]) {
      expect(Math.abs(mean(column))).toBeLessThan(5 / Math.sqrt(events));
      expect(Math.abs(mean(column.map((value) => value ** 2)) - 1)).toBeLessThan(5 * Math.sqrt(2 / events));
    }
    expect(Math.abs(mean(x.map((value, i) => value * y[i])) - 0.8)).toBeLessThan(6 / Math.sqrt(events));
  });
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

  it('draws other events for another index, signal events too', () => {
    const signal = findSignal(law, 'tail');
    const samples = [0, 1].map((index) => drawBenchmark(law, { events: 500, seed: 3, signal, index })[0]);
    expect(new Set(samples.flatMap((x) => [...x])).size).toBe(1020);
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
