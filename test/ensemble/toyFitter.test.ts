import { describe, expect, it } from 'vitest';
import { drawToy, shareState, ToyFitter } from '../../src/ensemble/index.js';
import { Fault } from '../../src/fault/index.js';
import { poisson, purposes, Stream } from '../../src/random/index.js';
import { rateTerm } from '../../src/statistic/index.js';
import { exponentialEvents, LAW, numberedPool, smallSpec } from './specs.js';

describe('ToyFitter', () => {
  const state = shareState(smallSpec(), 3);
  const alone = Array.from({ length: 8 }, (_, k) => new ToyFitter(shareState(smallSpec(), 1), 0).toy(k));

  it('toy k is the same alone, in any order, in any arena', () => {
    const fitters = [0, 1, 2].map((slot) => new ToyFitter(state, slot));
    [5, 0, 7, 3, 6, 1, 4, 2, 0, 5].forEach((k, i) => expect(fitters[i % 3].toy(k)).toEqual(alone[k]));
  });

  it('says what a toy was', () => {
    for (const [k, row] of alone.entries()) {
      const { rows } = drawToy(LAW, { kind: 'poisson', mean: 100 }, { seed: 1, index: k });
      expect(row).toMatchObject({ index: k, nData: rows, starts: 20, polished: 2, failed: false });
      expect(row.t).toBeGreaterThan(rateTerm(rows, 100) - 1e-3);
      expect(row.evaluations).toBeGreaterThan(20);
      expect(Object.keys(row)).not.toContain('parameters');
    }
    expect(new Set(alone.map(({ t }) => t)).size).toBe(8);
  });

  it('another seed gives other toys', () => {
    const other = new ToyFitter(shareState(smallSpec({ seed: 2 }), 1), 0).toy(0);
    expect(other.t).not.toBe(alone[0].t);
  });

  it('observed data: the same start for the same repeat, and the toys do not notice', () => {
    const fitter = new ToyFitter(state, 0);
    const columns = [exponentialEvents(5, 110)];
    const fit = (repeat: number) => fitter.data({ rows: 110, columns }, repeat);
    const first = fit(0);
    expect(fit(1).parameters).not.toEqual(first.parameters);
    expect(fit(1)).toEqual(fit(1));
    expect(fitter.toy(3)).toEqual(alone[3]);
    expect(fit(0)).toEqual(first);
  });

  it('data that are a toy give its t up to the starts', () => {
    const spec = smallSpec({ fit: { ...smallSpec().fit, starts: 100 } });
    const fitter = new ToyFitter(shareState(spec, 1), 0);
    const { t } = fitter.toy(2);
    const again = fitter.data(drawToy(LAW, { kind: 'poisson', mean: 100 }, { seed: 1, index: 2 }), 0);
    expect(Math.abs(again.t - t)).toBeLessThan(0.01);
  });

  it('the arenas take what the yields may fluctuate to', () => {
    const spec = smallSpec({ toyYield: { kind: 'poisson', mean: 1 }, expected: 1, observed: 0 });
    const fitter = new ToyFitter(shareState(spec, 1), 0);
    for (let k = 0; k < 20; k++) expect(fitter.toy(k).failed).toBe(false);
  });

  it('ten standard deviations above the mean', () => {
    const mean = 10_000;
    const fit = { ...smallSpec().fit, starts: 1 };
    const toyYield = { kind: 'poisson', mean } as const;
    const spec = smallSpec({ toyYield, expected: mean, observed: 0, fit });
    const fitter = new ToyFitter(shareState(spec, 1), 0);
    const rows = mean + 10 * Math.sqrt(mean);
    expect(fitter.data({ rows, columns: [exponentialEvents(3, rows)] }, 0).failed).toBe(false);
    // The largest of a hundred toys is more than two above.
    const yields = Array.from({ length: 100 }, (_, k) => poisson(new Stream(1, purposes.toyYield, k), mean));
    const largest = Math.max(...yields);
    expect(largest).toBeGreaterThan(mean + 200);
    expect(fitter.toy(yields.indexOf(largest))).toMatchObject({ nData: largest, failed: false });
  });

  it('and data larger than any toy', () => {
    const spec = smallSpec({ observed: 5000 });
    const outcome = new ToyFitter(shareState(spec, 1), 0).data(
      { rows: 5000, columns: [exponentialEvents(3, 5000)] },
      0,
    );
    expect(Math.abs(outcome.t / rateTerm(5000, 100) - 1)).toBeLessThan(0.01);
  });
});

describe('shareState', () => {
  it('weights of any normalisation come to Σw = N(R)', () => {
    const weights = Float64Array.from({ length: 1000 }, (_, i) => 0.5 + (i % 3));
    const { rows, columns } = smallSpec().reference;
    const t = [1, 1024].map((factor) => {
      const reference = { rows, columns, weights: weights.map((weight) => factor * weight) };
      return new ToyFitter(shareState(smallSpec({ reference }), 1), 0).toy(0).t;
    });
    expect(t[1]).toBe(t[0]);
  });

  it('equal weights are the same as none', () => {
    const { rows, columns } = smallSpec().reference;
    const reference = { rows, columns, weights: new Float64Array(1000).fill(0.25) };
    expect(new ToyFitter(shareState(smallSpec({ reference }), 1), 0).toy(0)).toEqual(
      new ToyFitter(shareState(smallSpec(), 1), 0).toy(0),
    );
  });

  it('can be sent to a worker without copying events', () => {
    const { memory, source, reference } = shareState(smallSpec({ source: numberedPool(500) }), 2);
    expect(memory.buffer).toBeInstanceOf(SharedArrayBuffer);
    expect(source.kind === 'pool' && source.columns[0].buffer).toBeInstanceOf(SharedArrayBuffer);
    expect(reference.tree.weight.buffer).toBeInstanceOf(SharedArrayBuffer);
  });

  it('more than 4 GiB: a fault with the arithmetic, before any memory is taken', () => {
    const huge = () => shareState(smallSpec({ observed: 300_000_000 }), 2);
    expect(huge).toThrow(Fault);
    try {
      huge();
    } catch (fault) {
      const { kind, message } = fault as Fault;
      expect(kind).toBe('usage');
      // 300 million events of a feature and a weight, 8 bytes each, in two arenas
      expect(message).toMatch(/the fits need 4\.47 GiB of shared memory/);
      expect(message).toMatch(/[\d.]+ MiB for 1000 reference events, 2\.[\d]+ GiB for each of 2 workers/);
      expect(message).toMatch(/the most is 4 GiB; use fewer workers/);
    }
  });
});
