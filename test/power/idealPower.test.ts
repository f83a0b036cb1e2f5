import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { idealZ } from '../../src/ideal/index.js';
import { findLaw, findSignal } from '../../src/benchmark/index.js';
import { normal, purposes, Stream } from '../../src/random/index.js';
import { scratch, writeTable } from '../run/fixtures.js';
import { powerEnsemble, smallPower, study } from './fakePower.js';

/** A mass that is flat from 0 to 10 in the reference, and a peak at 5 of width 0.1 in the signal. */
function massFiles(): { readonly reference: string; readonly signal: string } {
  const folder = scratch();
  const stream = new Stream(1, purposes.jitter, 0);
  const x = (rows: number): Float64Array => Float64Array.from({ length: rows }, () => normal(stream));
  const mass = Float64Array.from({ length: 20_000 }, () => 10 * stream.uniform());
  const peak = Float64Array.from({ length: 5000 }, () => 5 + 0.1 * normal(stream));
  return {
    reference: writeTable(join(folder, 'reference.arrow'), [
      { name: 'x', values: x(20_000) },
      { name: 'mass', values: mass },
    ]),
    signal: writeTable(join(folder, 'signal.arrow'), [
      { name: 'x', values: x(5000) },
      { name: 'mass', values: peak },
    ]),
  };
}

const small = { toys: 100, signalToys: 5, noClassical: true, features: ['x'] } as const;

describe('the ideal', () => {
  it('of a known signal is that of its law, at the yield of the test', async () => {
    const { result } = await study(smallPower({ ...small, yields: [0, 5], expected: 500 }));
    const law = { ...findLaw('exponential'), expected: 500 };
    const { z50, power } = idealZ(law, findSignal(law, 'tail'), 5);
    expect(result.ideal?.kind).toBe('exact');
    expect(result.noIdeal).toBeNull();
    expect(result.ideal?.points[0]).toBeNull();
    expect(result.ideal?.points[1]).toMatchObject({ z: { median: z50 } });
    expect(result.ideal?.points[1]).toHaveProperty('power.0.value', power(0.5));
  });

  it('of files is the Asimov median of templates in a column that is no feature', async () => {
    const { result } = await study(
      smallPower({ ...small, ...massFiles(), template: 'mass', yields: [0, 20] }),
    );
    // Of a normal peak on a flat background b a unit: s²/b ∫ φ² = s²/(2 √π σ b), less as s/b grows.
    const [none, some] = result.ideal?.points ?? [];
    expect(none).toBeNull();
    const median = (some as { median: number }).median;
    const naive = Math.sqrt((20 * 20) / (2 * Math.sqrt(Math.PI) * 0.1 * 10));
    expect(median).toBeLessThan(naive);
    expect(median).toBeGreaterThan(0.6 * naive);
  });

  it.each([
    [
      { fixedSignal: true },
      'its law is computed for Poisson numbers of events, and --fixed-signal fixes that of signal',
    ],
    [
      { expected: undefined, shapeOnly: true, events: 100 },
      'its law is computed for Poisson numbers of events, and a test of the shape fixes that of all events',
    ],
    [
      { ...massFiles(), yields: [20] },
      'the law of a signal in a file is not known; --template COLUMN gives the median of templates',
    ],
  ])('is not given, and why not is said: %o', async (change, why) => {
    const { result } = await study(smallPower({ ...small, ...change }));
    expect(result).toMatchObject({ ideal: null, noIdeal: why });
  });

  it('refuses a template of no use before the first fit', async () => {
    const ensemble = powerEnsemble();
    await expect(
      study(smallPower({ ...small, ...massFiles(), template: 'pt', yields: [5] }), {}, ensemble),
    ).rejects.toThrow('--template "pt" is no column of numbers');
    expect(ensemble.fitted).toEqual([]);
  });
});
