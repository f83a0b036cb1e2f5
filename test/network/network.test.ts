import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Fault } from '../../src/fault/index.js';
import {
  activeBounds,
  clipBox,
  createNetwork,
  denseLayers,
  glorotStart,
  networkName,
  networkParameters,
  parameterCount,
  project,
} from '../../src/network/index.js';
import { purposes, Stream } from '../../src/random/index.js';

describe('createNetwork', () => {
  it.each([
    [1, [4], '1-4-1', 13],
    [5, [5, 5, 5], '5-5-5-5-1', 96],
    [1, [10], '1-10-1', 31],
    [21, [1], '21-1-1', 24],
    [2, [3, 1], '2-3-1-1', 15],
  ])('%d inputs, hidden %j: %s has %d parameters', (inputs, hidden, name, parameters) => {
    const network = createNetwork(inputs, hidden);
    expect(networkName(network)).toBe(name);
    expect(networkParameters(network)).toBe(parameters);
    expect(parameterCount(network)).toBe(parameters);
    expect(parameterCount(createNetwork(inputs, hidden, 3))).toBe(parameters + 3);
    expect(networkParameters(createNetwork(inputs, hidden, 3))).toBe(parameters);
  });

  it.each([
    [0, [4], 0],
    [1, [], 0],
    [1, [4, 0], 0],
    [1, [2.5], 0],
    [-1, [4], 0],
    [NaN, [4], 0],
    [1, [Infinity], 0],
    [1, [4], -1],
    [1, [4], 0.5],
  ])('refuses %d inputs, hidden %j, %d extra columns', (inputs, hidden, extras) => {
    expect(() => createNetwork(inputs, hidden, extras)).toThrow(Fault);
    expect(() => createNetwork(inputs, hidden, extras)).toThrow(/at least one unit/);
  });

  it('copies the widths', () => {
    const widths = [4];
    const network = createNetwork(1, widths);
    widths.push(7);
    expect(network.hidden).toEqual([4]);
  });
});

describe('denseLayers', () => {
  it('places kernel, then biases, layer after layer, without a gap', () => {
    expect(denseLayers(createNetwork(2, [3, 4], 5))).toEqual([
      { inputs: 2, units: 3, kernel: 0, bias: 6 },
      { inputs: 3, units: 4, kernel: 9, bias: 21 },
      { inputs: 4, units: 1, kernel: 25, bias: 29 },
    ]);
  });
});

describe('clip', () => {
  const network = createNetwork(2, [3], 2);
  const kernels = [0, 1, 2, 3, 4, 5, 9, 10, 11];
  const biases = [6, 7, 8, 12];

  it('kernels: bounds kernels, leaves biases free', () => {
    const { lower, upper } = clipBox(network, { bound: 2, scope: 'kernels' });
    for (const p of kernels) expect([lower[p], upper[p]]).toEqual([-2, 2]);
    for (const p of biases) expect([lower[p], upper[p]]).toEqual([-Infinity, Infinity]);
  });

  it('all: bounds kernels and biases', () => {
    const { lower, upper } = clipBox(network, { bound: 2, scope: 'all' });
    for (const p of [...kernels, ...biases]) expect([lower[p], upper[p]]).toEqual([-2, 2]);
  });

  it.each(['kernels', 'all'] as const)('%s: coefficients of extra columns are free', (scope) => {
    const { lower, upper } = clipBox(network, { bound: 2, scope });
    expect(lower.length).toBe(parameterCount(network));
    expect([...lower.slice(13)]).toEqual([-Infinity, -Infinity]);
    expect([...upper.slice(13)]).toEqual([Infinity, Infinity]);
  });

  it('of a deep network: in every layer', () => {
    const deep = createNetwork(5, [5, 5, 5]);
    const free = (scope: 'kernels' | 'all'): number =>
      clipBox(deep, { bound: 1, scope }).upper.filter((bound) => bound === Infinity).length;
    expect(free('kernels')).toBe(16);
    expect(free('all')).toBe(0);
  });

  it('project moves to the nearest value inside, and only what is outside', () => {
    const box = clipBox(network, { bound: 2, scope: 'kernels' });
    const theta = Float64Array.of(-3, 3, 1, -2, 2, 2.0000001, 9, -9, 0, -0.5, 1e300, -Infinity, 7, 8, -9);
    const expected = [-2, 2, 1, -2, 2, 2, 9, -9, 0, -0.5, 2, -2, 7, 8, -9];
    project(theta, box);
    expect([...theta]).toEqual(expected);
    project(theta, box);
    expect([...theta]).toEqual(expected);
  });

  it('project is idempotent and never outside, for any parameters', () => {
    const box = clipBox(network, { bound: 1.9, scope: 'all' });
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true }), { minLength: 15, maxLength: 15 }), (values) => {
        const theta = Float64Array.from(values);
        project(theta, box);
        theta.forEach((value, p) => {
          expect(value >= box.lower[p] && value <= box.upper[p]).toBe(true);
          if (values[p] >= box.lower[p] && values[p] <= box.upper[p]) expect(value).toBe(values[p]);
        });
      }),
      { seed: 1, numRuns: 100 },
    );
  });

  it('activeBounds counts parameters on either end, free ones never', () => {
    const theta = Float64Array.of(-2, 2, 1, -2, 1.999999, 0, 2, -2, 0, 2, 0, 0, 2, 2, 2);
    expect(activeBounds(theta, clipBox(network, { bound: 2, scope: 'kernels' }))).toBe(4);
    expect(activeBounds(theta, clipBox(network, { bound: 2, scope: 'all' }))).toBe(7);
    expect(activeBounds(new Float64Array(15), clipBox(network, { bound: 2, scope: 'all' }))).toBe(0);
  });
});

describe('glorotStart', () => {
  const network = createNetwork(5, [7, 2], 3);

  it('kernels are uniform in ±√(6/(inputs + units)), biases and extra coefficients zero', () => {
    const stream = new Stream(1, purposes.toyStarts, 0);
    const starts = Array.from({ length: 400 }, () => glorotStart(network, () => stream.uniform()));
    const zero = new Set(Array.from({ length: parameterCount(network) }, (_, p) => p));
    for (const { inputs, units, kernel } of denseLayers(network)) {
      const limit = Math.sqrt(6 / (inputs + units));
      const values = starts.flatMap((start) => [...start.subarray(kernel, kernel + inputs * units)]);
      expect(Math.max(...values.map(Math.abs))).toBeLessThan(limit);
      expect(Math.max(...values)).toBeGreaterThan(0.98 * limit);
      expect(Math.min(...values)).toBeLessThan(-0.98 * limit);
      const variance = values.reduce((sum, value) => sum + value * value, 0) / values.length;
      // Standard error of the variance of a uniform law: √(4/45)/√n of limit².
      const error = (limit * limit * Math.sqrt(4 / 45)) / Math.sqrt(values.length);
      expect(Math.abs(variance - (limit * limit) / 3)).toBeLessThan(4 * error);
      for (let i = 0; i < inputs * units; i++) zero.delete(kernel + i);
    }
    for (const p of zero) expect(starts.every((start) => start[p] === 0)).toBe(true);
    expect(zero.size).toBe(7 + 2 + 1 + 3);
  });

  it('takes one draw a kernel entry, in their order', () => {
    let draws = 0;
    const start = glorotStart(network, () => (draws++, 0.5 + draws / 1000));
    expect(draws).toBe(5 * 7 + 7 * 2 + 2);
    expect(start[0]).toBeCloseTo(Math.sqrt(6 / 12) * 0.002, 15);
    expect(start[1]).toBeCloseTo(Math.sqrt(6 / 12) * 0.004, 15);
  });
});
