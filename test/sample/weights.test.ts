import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  effectiveSize,
  expectedYield,
  negativeWeights,
  rescaleWeights,
  sumOfWeights,
  unweight,
} from '../../src/sample/index.js';
import { expectFault, sample } from './tables.js';

const none = new Map<string, string>();
const stored = new Map([['expected', '250.5']]);
const plain = sample([[1, 2, 3]]);
const weighted = sample([[1, 2, 3]], [1, 2.5, -0.5]);

describe('expectedYield', () => {
  it('is the option, else Σw, else the metadata, else nothing', () => {
    expect(expectedYield(weighted, stored, { expected: 9 })).toEqual({ from: 'option', expected: 9 });
    expect(expectedYield(weighted, stored)).toEqual({ from: 'weights', expected: 3 });
    expect(expectedYield(plain, stored)).toEqual({ from: 'metadata', expected: 250.5 });
    expect(expectedYield(plain, none)).toEqual({ from: 'shape-only' });
  });

  it('is luminosity times cross-section, of the option or of the metadata, before Σw', () => {
    const metadata = new Map([...stored, ['cross_section_selected_pb', '0.5']]);
    const luminosity = 140_000;
    expect(expectedYield(weighted, metadata, { luminosity })).toEqual({
      from: 'luminosity',
      expected: 70_000,
      luminosity,
      crossSection: 0.5,
    });
    expect(expectedYield(plain, metadata, { luminosity, crossSection: 2 }).expected).toBe(280_000);
    expect(expectedYield(plain, metadata).from).toBe('metadata');
  });

  it('a luminosity without a cross-section, or of an absurd product, is a fault', () => {
    const of = (stored: string) => new Map([['cross_section_selected_pb', stored]]);
    const asked = { luminosity: 100 };
    expectFault(
      () => expectedYield(plain, none, asked),
      'usage',
      /^ref\.arrow: --luminosity needs a cross-section, and there is no cross_section_selected_pb in the metadata; add --cross-section SIGMA, in pb$/,
    );
    for (const bad of ['0', '-1', 'nan', 'many', '1e40']) {
      expectFault(
        () => expectedYield(plain, of(bad), asked),
        'content',
        /^ref\.arrow: its metadata give ".*" as cross_section_selected_pb; give --cross-section SIGMA, in pb$/,
      );
    }
    expectFault(
      () => expectedYield(plain, of('1e25'), { luminosity: 1e25 }),
      'usage',
      /^--luminosity 1e\+25 times a cross-section of 1e\+25 pb is 1e50, which is no yield; check the units/,
    );
  });

  it('is nothing if only the shape is asked for', () => {
    expect(expectedYield(weighted, stored, { shapeOnly: true })).toEqual({ from: 'shape-only' });
  });

  it.each([[[1, -1]], [[-1, -2]], [[0, 0]], [[1e308, 1e308]]])(
    'weights %j that sum to no yield are a fault',
    (weights) => {
      const bad = sample([[1, 2]], weights);
      for (const options of [{}, { shapeOnly: true }, { expected: 5 }]) {
        expectFault(() => expectedYield(bad, none, options), 'content', /^ref\.arrow: the weights sum to /);
      }
    },
  );

  it('as the yield itself, weights of an absurd sum are a fault; with a yield only their ratios count', () => {
    const tiny = sample([[1, 2]], [1e-100, 2e-100]);
    expectFault(() => expectedYield(tiny, none), 'content', /the weights sum to 3e-100, which is no yield/);
    expect(expectedYield(tiny, none, { expected: 5 }).expected).toBe(5);
  });

  it.each(['', ' ', '0', '-3', '1e-307', '0x10', 'many', 'Infinity', 'nan'])(
    '"%s" in the metadata is a fault',
    (expected) => {
      const metadata = new Map([['expected', expected]]);
      expectFault(
        () => expectedYield(plain, metadata),
        'content',
        /^ref\.arrow: its metadata give ".*" as the expected/,
      );
      expect(expectedYield(plain, metadata, { expected: 3 }).from).toBe('option');
    },
  );
});

describe('weights', () => {
  it('sum to the number of events where there are none', () => {
    expect(sumOfWeights(plain)).toBe(3);
    expect(sumOfWeights(weighted)).toBe(3);
  });

  it('are rescaled to a total, equal ones for an unweighted sample', () => {
    expect(rescaleWeights(plain, 6).weights).toEqual(Float64Array.of(2, 2, 2));
    expect(rescaleWeights(weighted, 6).weights).toEqual(Float64Array.of(2, 5, -1));
    expect(weighted.weights).toEqual(Float64Array.of(1, 2.5, -0.5));
  });

  it('have an effective size of (Σw)²/Σw²', () => {
    expect(effectiveSize(Float64Array.of(3, 3, 3, 3))).toBe(4);
    expect(effectiveSize(Float64Array.of(1, 3))).toBe(1.6);
    expect(effectiveSize(new Float64Array(0))).toBe(0);
  });
});

describe('negative weights', () => {
  it('are counted, with their share of Σ|w|', () => {
    expect(negativeWeights(plain)).toEqual({ count: 0, share: 0 });
    expect(negativeWeights(sample([[1, 2, 3]], [1, 2.5, 0]))).toEqual({ count: 0, share: 0 });
    expect(negativeWeights(sample([[1, 2, 3]], [3, -1, -0]))).toEqual({ count: 1, share: 0.25 });
    expect(negativeWeights(sample([[1, 2]], [1e308, -1e308]))).toEqual({ count: 1, share: 0.5 });
  });
});

describe('unweight', () => {
  it('keeps an event with probability w / w_max, one draw an event', () => {
    const draws = [0.99, 0.5, 0.49, 0, 0];
    const kept = unweight(sample([[1, 2, 3, 4, 5]], [4, 2, 2, 0, 1]), () => draws.shift()!);
    expect(draws).toEqual([]);
    expect(kept).toEqual({ ...sample([[1, 3, 5]]) });
  });

  it('always keeps the events of the largest weight', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1e300, noNaN: true }), { minLength: 1 }), (weights) => {
        fc.pre(Math.max(...weights) > 0);
        const kept = unweight(sample([weights], weights), () => 1 - 2 ** -53);
        expect(kept.rows).toBeGreaterThan(0);
        expect(Math.max(...kept.columns[0])).toBe(Math.max(...weights));
      }),
    );
  });

  it('returns an unweighted sample as it is, without a draw', () => {
    expect(unweight(plain, () => expect.fail('a draw'))).toBe(plain);
  });

  it('is a fault with negative weights, or without a positive one', () => {
    expectFault(
      () => unweight(weighted, () => 0),
      'content',
      /^ref\.arrow: 1 of 3 events has a negative weight.*--toy-pool/,
    );
    expectFault(() => unweight(sample([[1, 2]], [-1, -2]), () => 0), 'content', /: 2 of 2 events have neg/);
    expectFault(() => unweight(sample([[1]], [0]), () => 0), 'content', /no weight is positive/);
  });

  it.each([
    [[1, -1], 'no signal can be drawn; give events of weight 1 with --signal FILE'],
    [[0, 0], 'no signal can be drawn; give events of weight 1 with --signal FILE'],
  ])('of a signal of weights %j names its option', (weights, message) => {
    expect(() => unweight(sample([[1, 2]], weights), () => 0, '--signal')).toThrow(message);
  });
});
