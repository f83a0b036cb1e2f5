import { describe, expect, it } from 'vitest';
import type { FitOptions } from '../../src/fit/index.js';
import { clipBox, createNetwork, parameterCount, plainObjective, project } from '../../src/network/index.js';
import { rateTerm } from '../../src/statistic/index.js';
import { dataOf, exponentialEvents, normalEvents, openFitter, startsOf, UNIVARIATE } from './openFitter.js';

/** By how much two searches for one maximum of t may differ. */
const SAME_MAXIMUM = 1e-3;

const reference = [exponentialEvents(1, 3000)];
const data = dataOf(exponentialEvents(3, 100));
const setting = { reference, expected: 100, fit: UNIVARIATE };

/** 2-5-5-1: more than forty parameters, so the plan of large networks. */
const LARGE: FitOptions = {
  ...UNIVARIATE,
  network: createNetwork(2, [5, 5]),
  clip: { bound: 2, scope: 'all' },
  starts: 12,
};

const trainers: readonly { name: string; fit: FitOptions }[] = [
  { name: 'auto', fit: { ...UNIVARIATE, starts: 30 } },
  { name: 'lm', fit: { ...UNIVARIATE, trainer: 'lm', starts: 30 } },
  { name: 'lbfgs', fit: { ...UNIVARIATE, trainer: 'lbfgs', starts: 30 } },
  { name: 'adam', fit: { ...UNIVARIATE, trainer: 'adam', starts: 2, epochs: 200 } },
  { name: 'a clip of all parameters', fit: { ...UNIVARIATE, clip: { bound: 3, scope: 'all' }, starts: 30 } },
];

describe.each(trainers)('fits by $name', ({ fit }) => {
  const outcome = openFitter({ ...setting, fit }).fit(data, startsOf());

  it('t is −2 L of the parameters, computed by the oracle', () => {
    const weight = new Float32Array(reference[0].length).fill(1);
    const objective = plainObjective(fit.network, [
      { rows: weight.length, columns: reference, extras: [], expected: weight, scale: 100 / weight.length },
      { ...data, extras: [], observed: new Float32Array(data.rows).fill(1), scale: 1 },
    ]);
    expect(Math.max(0, -2 * objective.value(outcome.parameters))).toBeCloseTo(outcome.t, 3);
  });

  it('parameters lie in the box, those on its faces are counted', () => {
    const inside = outcome.parameters.slice();
    const box = clipBox(fit.network, fit.clip);
    project(inside, box);
    expect(outcome.parameters).toEqual(inside);
    const active = outcome.parameters.filter((value, p) => Math.abs(value) === box.upper[p]);
    expect(outcome.activeBounds).toBe(active.length);
  });

  it('says what it did', () => {
    expect(outcome.starts).toBe(fit.starts);
    expect(outcome.polished).toBe(fit.trainer === 'adam' ? 0 : 2);
    expect(outcome.evaluations).toBeGreaterThan(fit.starts);
    // Adam is given few steps here, and says so.
    expect(outcome).toMatchObject({ failed: false, converged: fit.trainer !== 'adam' });
  });

  it('the same bits twice', () => {
    expect(openFitter({ ...setting, fit }).fit(data, startsOf())).toEqual(outcome);
  });
});

describe('the default trainer', () => {
  it('finds the same maximum from other starts', () => {
    const t = [0, 1, 2].map((index) => openFitter(setting).fit(data, startsOf(index)).t);
    for (const other of t) expect(Math.abs(other - t[0])).toBeLessThan(SAME_MAXIMUM);
  });

  it('is lm', () => {
    const named = openFitter({ ...setting, fit: { ...UNIVARIATE, trainer: 'lm' } });
    expect(named.fit(data, startsOf())).toEqual(openFitter(setting).fit(data, startsOf()));
  });

  it('finds no less than lbfgs and Adam', () => {
    const { t } = openFitter(setting).fit(data, startsOf());
    for (const { fit } of trainers.slice(0, 4)) {
      expect(openFitter({ ...setting, fit }).fit(data, startsOf()).t).toBeLessThan(t + SAME_MAXIMUM);
    }
  });

  it('more starts from the same stream cost more, and one is enough to run', () => {
    const fit = (starts: number) =>
      openFitter({ ...setting, fit: { ...UNIVARIATE, starts } }).fit(data, startsOf());
    const [one, many] = [fit(1), fit(60)];
    expect(one.polished).toBe(1);
    expect(one.t).toBeGreaterThan(0);
    expect(many.evaluations).toBeGreaterThan(10 * one.evaluations);
  });
});

describe('what is known of t', () => {
  it('no data: 2 N(R), f falls without end', () => {
    const { t, failed } = openFitter(setting).fit(dataOf(new Float32Array(0)), startsOf());
    expect(failed).toBe(false);
    expect(Math.abs(t - 200)).toBeLessThan(0.01);
    expect(t).toBeLessThanOrEqual(200 + 1e-9);
  });

  it('no data, and every parameter clipped: as far down as the clip lets f fall', () => {
    const fit: FitOptions = { ...UNIVARIATE, clip: { bound: 0.5, scope: 'all' } };
    const { t, activeBounds } = openFitter({ ...setting, fit }).fit(dataOf(new Float32Array(0)), startsOf());
    expect(t).toBeLessThan(200);
    // f ≥ −0.5 (4 σ(…) + 1) ≥ −2.5
    expect(t).toBeLessThan(200 * (1 - Math.exp(-2.5)));
    expect(t).toBeGreaterThan(200 * (1 - Math.exp(-0.5)));
    expect(activeBounds).toBeGreaterThan(4);
  });

  it('all events alike: f is a constant, t the rate term', () => {
    const constant = (rows: number): Float32Array => new Float32Array(rows).fill(0.7);
    for (const rows of [60, 100, 150]) {
      const fitter = openFitter({ ...setting, reference: [constant(500)] });
      const { t } = fitter.fit(dataOf(constant(rows)), startsOf());
      expect(Math.abs(t - rateTerm(rows, 100))).toBeLessThan(SAME_MAXIMUM);
      expect(t).toBeGreaterThanOrEqual(0);
    }
  });

  it('never below the rate term: a constant f is among the candidates that matter', () => {
    for (const rows of [1, 50, 100, 170]) {
      const { t } = openFitter(setting).fit(dataOf(exponentialEvents(9, rows)), startsOf());
      expect(t).toBeGreaterThan(rateTerm(rows, 100) - SAME_MAXIMUM);
    }
  });

  it('data that are the reference: next to nothing', () => {
    const fitter = openFitter({ ...setting, expected: 3000, mostRows: 3000 });
    const { t } = fitter.fit(dataOf(...reference), startsOf());
    expect(t).toBeGreaterThanOrEqual(0);
    expect(t).toBeLessThan(0.01);
  });

  it('never negative, f ≡ 0 when nothing better was found', () => {
    // Two steps of Adam from a start far away: L stays positive.
    const fit: FitOptions = { ...UNIVARIATE, trainer: 'adam', starts: 1, epochs: 1 };
    const outcomes = [0, 1, 2, 3, 4, 5].map((index) =>
      openFitter({ ...setting, fit }).fit(data, startsOf(index)),
    );
    const nothing = outcomes.filter(({ t }) => t === 0);
    expect(nothing.length).toBeGreaterThan(0);
    for (const { t, parameters, failed } of outcomes) {
      expect(t).toBeGreaterThanOrEqual(0);
      expect(failed).toBe(false);
      if (t === 0) expect(parameters.every((value) => value === 0)).toBe(true);
    }
  });

  it('a rate change: t(aN(R)) − t(N(R)) = 2[(a − 1)N(R) − N_D ln a]', () => {
    const { t } = openFitter(setting).fit(data, startsOf());
    for (const a of [0.5, 0.8, 1.1, 1.7]) {
      const other = openFitter({ ...setting, expected: 100 * a }).fit(data, startsOf());
      const change = 2 * ((a - 1) * 100 - data.rows * Math.log(a));
      expect(Math.abs(other.t - t - change), `a = ${a}`).toBeLessThan(SAME_MAXIMUM);
    }
  });

  it('t = t_shape + 2[N_D ln(N_D/N(R)) − (N_D − N(R))], t_shape with N(R) = N_D', () => {
    for (const [seed, rows] of [
      [4, 80],
      [5, 125],
    ]) {
      const observed = dataOf(exponentialEvents(seed, rows));
      const shape = openFitter({ ...setting, expected: rows }).fit(observed, startsOf());
      const { t } = openFitter(setting).fit(observed, startsOf());
      expect(Math.abs(t - shape.t - rateTerm(rows, 100))).toBeLessThan(SAME_MAXIMUM);
    }
  });
});

describe('invariances of t with free biases', () => {
  const { t } = openFitter(setting).fit(data, startsOf());
  const fitted = (change: (x: Float32Array) => Float32Array): number =>
    openFitter({ ...setting, reference: reference.map(change) }).fit(
      dataOf(...data.columns.map(change)),
      startsOf(),
    ).t;

  it('x shifted', () => {
    expect(Math.abs(fitted((x) => x.map((value) => value + 2)) - t)).toBeLessThan(SAME_MAXIMUM);
  });

  it('x mirrored', () => {
    expect(Math.abs(fitted((x) => x.map((value) => -value)) - t)).toBeLessThan(SAME_MAXIMUM);
  });

  it('x scaled is no invariance: kernels are bounded, a wider scale gives steeper sigmoids', () => {
    expect(fitted((x) => x.map((value) => 3 * value))).toBeGreaterThan(t + 0.1);
    expect(fitted((x) => x.map((value) => value / 3))).toBeLessThan(t - 0.1);
  });

  it('a wider clip allows more', () => {
    const wide = openFitter({ ...setting, fit: { ...UNIVARIATE, clip: { bound: 10, scope: 'kernels' } } });
    expect(wide.fit(data, startsOf()).t).toBeGreaterThan(t);
  });

  it('the order of events', () => {
    expect(Math.abs(fitted((x) => x.slice().reverse()) - t)).toBeLessThan(SAME_MAXIMUM);
  });

  it('a column of equal values tells nothing', () => {
    const fit: FitOptions = { ...UNIVARIATE, network: createNetwork(2, [4]) };
    const constant = (rows: number): Float32Array => new Float32Array(rows).fill(1.5);
    const other = openFitter({ ...setting, fit, reference: [...reference, constant(3000)] });
    expect(Math.abs(other.fit(dataOf(...data.columns, constant(100)), startsOf()).t - t)).toBeLessThan(
      SAME_MAXIMUM,
    );
  });
});

describe('weights of the reference', () => {
  it('a weight of two is an event twice', () => {
    const [x] = reference;
    const twice = x.map((_, i) => (i % 3 === 0 ? 2 : 1));
    const repeated = Float32Array.from([...x, ...x.filter((_, i) => i % 3 === 0)]);
    const weighted = openFitter({ ...setting, weights: [...twice] }).fit(data, startsOf());
    const plain = openFitter({ ...setting, reference: [repeated] }).fit(data, startsOf());
    expect(Math.abs(weighted.t - plain.t)).toBeLessThan(SAME_MAXIMUM);
  });

  it('only their ratios count', () => {
    const weights = Array.from(reference[0], (_, i) => 1 + (i % 4));
    const scaled = weights.map((weight) => 64 * weight);
    expect(openFitter({ ...setting, weights: scaled }).fit(data, startsOf())).toEqual(
      openFitter({ ...setting, weights }).fit(data, startsOf()),
    );
  });

  it('an event of weight zero is none', () => {
    const [x] = reference;
    const weights = Array.from(x, (_, i) => (i < 2000 ? 1 : 0));
    const weighted = openFitter({ ...setting, weights }).fit(data, startsOf());
    const plain = openFitter({ ...setting, reference: [x.subarray(0, 2000)] }).fit(data, startsOf());
    expect(Math.abs(weighted.t - plain.t)).toBeLessThan(SAME_MAXIMUM);
  });

  it('some negative ones, even alone in a cell, leave a fit that ends', () => {
    const weights = Array.from(reference[0], (x, i) => (i % 20 === 0 || x > 6 ? -0.5 : 1));
    const outcome = openFitter({ ...setting, weights }).fit(data, startsOf());
    expect(outcome).toMatchObject({ failed: false });
    expect(outcome.t).toBeGreaterThan(0);
  });
});

describe('a fit that fails', () => {
  const spoilt = reference[0].slice();
  spoilt[7] = NaN;

  it.each([
    ['lm', UNIVARIATE],
    ['lbfgs', { ...UNIVARIATE, trainer: 'lbfgs' }],
    ['adam', { ...UNIVARIATE, trainer: 'adam', starts: 1, epochs: 5 }],
  ] as const)('has no t and is marked: %s', (_, fit) => {
    const outcome = openFitter({ ...setting, reference: [spoilt], fit }).fit(data, startsOf());
    expect(outcome).toMatchObject({ t: NaN, failed: true, converged: false });
    expect(outcome.parameters).toEqual(new Float64Array(13));
  });

  it('says nothing about the next', () => {
    const fitter = openFitter(setting);
    expect(fitter.fit(dataOf(Float32Array.of(NaN, 1)), startsOf()).failed).toBe(true);
    expect(fitter.fit(data, startsOf())).toEqual(openFitter(setting).fit(data, startsOf()));
  });
});

describe('an arena that is used again', () => {
  const columns = normalEvents(1, 2, 3000);
  it.each([
    ['1-4-1', { reference, expected: 100, fit: { ...UNIVARIATE, starts: 20 } }, 1],
    ['2-5-5-1', { reference: columns, expected: 100, fit: LARGE }, 2],
  ] as const)('gives the same bits whatever was fitted before: %s', (_, own, features) => {
    const samples = [80, 500, 3, 0, 120].map((rows, i) => dataOf(...normalEvents(20 + i, features, rows)));
    const alone = samples.map((sample, i) => openFitter(own).fit(sample, startsOf(i)));
    const fitter = openFitter(own);
    const order = [3, 1, 4, 0, 2, 2, 1];
    for (const i of order) expect(fitter.fit(samples[i], startsOf(i))).toEqual(alone[i]);
  });

  it('refuses a sample larger than it was made for, and goes on', () => {
    const fitter = openFitter({ ...setting, mostRows: 200 });
    expect(() => fitter.fit(dataOf(exponentialEvents(2, 5000)), startsOf())).toThrow('bytes left');
    expect(fitter.fit(data, startsOf())).toEqual(openFitter(setting).fit(data, startsOf()));
  });
});

describe('the plan of large networks', () => {
  it('finds what two features hide in common', () => {
    expect(parameterCount(LARGE.network)).toBeGreaterThan(40);
    const columns = normalEvents(1, 2, 3000);
    const [x] = normalEvents(30, 1, 200);
    const fitter = openFitter({ reference: columns, expected: 200, fit: LARGE });
    const related = fitter.fit(
      dataOf(
        x,
        x.map((value) => -value),
      ),
      startsOf(),
    ).t;
    const unrelated = fitter.fit(dataOf(...normalEvents(31, 2, 200)), startsOf()).t;
    expect(unrelated).toBeGreaterThan(0);
    expect(related).toBeGreaterThan(unrelated + 50);
  });
});
