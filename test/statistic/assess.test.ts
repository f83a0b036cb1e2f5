import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chi2FromLogTail, chi2Tail, log, normalTail, normalZFromTail } from '../../src/numeric/index.js';
import { assess, clopperPearson, upperLimit } from '../../src/statistic/index.js';
import type { Assessment, Evidence } from '../../src/statistic/index.js';
import { chi2Toys } from './chi2Toys.js';

const DOF = 13;

/** The t that k of these toys reach or exceed: halfway between neighbours. */
function between(toys: Float64Array, k: number): number {
  const sorted = toys.slice().sort().reverse();
  if (k === 0) return sorted[0] + 1;
  return k === toys.length ? sorted[k - 1] / 2 : (sorted[k - 1] + sorted[k]) / 2;
}

function evidence(t: number | null, toys: ArrayLike<number>, more: Partial<Evidence> = {}): Evidence {
  return { t, dof: DOF, toys, failed: 0, asked: toys.length, rho: 0, seed: 1, ...more };
}

const toys = chi2Toys(7, 300, DOF);

describe('summary of the toys', () => {
  it('counts toys at or beyond t, ties included', () => {
    const { toys: summary, pvalue } = assess(evidence(5, [4, 5, 5, 6]));
    expect(summary).toMatchObject({ asked: 4, count: 4, effective: 4, failed: 0, beyond: 3, meanT: 5 });
    expect(pvalue.empirical).toBe(4 / 5);
  });
  it('counts a failed toy in n and in k, not in the moments', () => {
    const { toys: summary, pvalue } = assess(evidence(5.5, [4, 5, 5, 6], { failed: 2, asked: 7 }));
    expect(summary).toMatchObject({ asked: 7, count: 6, failed: 2, beyond: 3, meanT: 5 });
    expect(pvalue.empirical).toBe(4 / 7);
  });
  it('scales k and n by T_eff/T in the interval, not in p', () => {
    const t = between(toys, 30);
    const { toys: summary, pvalue } = assess(evidence(t, toys, { rho: 0.1 }));
    const effective = 300 / (1 + 299 * 0.01);
    expect(summary.effective).toBeCloseTo(effective, 12);
    expect(pvalue.empirical).toBe(31 / 301);
    const interval = clopperPearson(effective / 10, effective);
    expect(pvalue.low).toBeCloseTo(interval.low, 12);
    expect(pvalue.high).toBeCloseTo(interval.high, 12);
  });
  it('takes the KS test and the standard error of the mean from T_eff', () => {
    const alone = assess(evidence(5, toys)).toys;
    const shared = assess(evidence(5, toys, { rho: 0.1 })).toys;
    expect(shared.ksPvalue).toBeGreaterThan(alone.ksPvalue!);
    expect(shared.meanError! / alone.meanError!).toBeCloseTo(Math.sqrt(1 + 299 * 0.01), 12);
    expect(shared.meanT).toBe(alone.meanT);
  });
  it('fits the degrees of freedom', () => {
    const summary = assess(evidence(5, toys)).toys;
    expect(summary.fittedDof).toBeGreaterThan(12);
    expect(summary.fittedDof).toBeLessThan(14);
  });
});

describe('headline from toys', () => {
  it('is counted where k is 10 or more', () => {
    const { significance, pvalue, reasons } = assess(evidence(between(toys, 10), toys));
    expect(significance.from).toBe('toys');
    expect(significance.z).toBeCloseTo(normalZFromTail(11 / 301), 14);
    expect(significance.low).toBeCloseTo(normalZFromTail(pvalue.high!), 14);
    expect(significance.high).toBeCloseTo(normalZFromTail(pvalue.low!), 14);
    expect(reasons).toEqual(['10 of 300 toys at or beyond t']);
  });
  it('is not counted where k is 10 but worth less than one', () => {
    const t = between(toys, 10);
    expect(assess(evidence(t, toys, { rho: 0.17 })).significance.from).toBe('toys');
    const { significance, reasons } = assess(evidence(t, toys, { rho: 0.2 }));
    expect(significance.from).not.toBe('toys');
    expect(reasons[0]).toBe('10 of 300 toys at or beyond t, worth 0.77');
  });
  it('is not counted where k is 9', () => {
    expect(assess(evidence(between(toys, 9), toys)).significance.from).toBe('chi2');
  });
  it('is counted with few toys and with toys that follow no χ² law', () => {
    const twenty = Float64Array.from({ length: 20 }, (_, i) => 1000 + i);
    expect(assess(evidence(1009.5, twenty)).significance).toMatchObject({ from: 'toys' });
  });
  it('gives negative Z for a small t', () => {
    const { significance } = assess(evidence(between(toys, 290), toys));
    expect(significance.z).toBeLessThan(-1);
    expect(significance.low).toBeLessThan(significance.z!);
    expect(significance.high).toBeGreaterThan(significance.z!);
  });
  it('has no z and no low where all toys are beyond, a finite high', () => {
    const { significance, pvalue } = assess(evidence(0, toys));
    expect(pvalue.empirical).toBe(1);
    expect(pvalue.high).toBe(1);
    expect(significance).toMatchObject({ z: null, low: null, from: 'toys' });
    expect(significance.high).toBeCloseTo(normalZFromTail(clopperPearson(300, 300).low), 14);
  });
});

describe('headline by χ²', () => {
  const t = chi2FromLogTail(log(normalTail(5)), DOF);

  it('extrapolates where the toys follow the law', () => {
    const { significance, pvalue, reasons } = assess(evidence(t, toys));
    expect(significance.from).toBe('chi2');
    expect(significance.z).toBeCloseTo(5, 10);
    expect(pvalue.chi2! / chi2Tail(t, DOF)).toBe(1);
    expect(significance.low).toBeLessThanOrEqual(5);
    expect(significance.high).toBeGreaterThanOrEqual(5);
    expect(significance.high! - significance.low!).toBeLessThanOrEqual(1);
    expect(reasons).toEqual([
      '0 of 300 toys at or beyond t, fewer than 10',
      expect.stringMatching(/^extrapolated by χ² of 13, which the toys do not contradict: KS p 0\.\d+$/),
    ]);
  });
  it('repeats itself with the seed, and moves little with another', () => {
    const first = assess(evidence(t, toys)).significance;
    expect(assess(evidence(t, toys)).significance).toEqual(first);
    const other = assess(evidence(t, toys, { seed: 2 })).significance;
    expect(other.z).toBe(first.z);
    expect(Math.abs(other.high! - first.high!)).toBeLessThan(0.1);
  });
  it('takes 100 toys', () => {
    const hundred = chi2Toys(3, 100, DOF);
    const far = between(hundred, 0) + 1;
    expect(assess(evidence(far, hundred)).significance.from).toBe('chi2');
    const { significance, reasons } = assess(evidence(far, hundred.slice(1)));
    expect(significance.from).toBe('limit');
    expect(reasons).toContain('99 toys, fewer than 100');
  });
  it('takes 1 % failed toys and no more', () => {
    expect(assess(evidence(t, toys, { failed: 3 })).significance.from).toBe('chi2');
    const { significance, reasons } = assess(evidence(t, toys, { failed: 4 }));
    expect(significance.from).toBe('limit');
    expect(reasons).toContain('4 toys failed, over 1 %');
  });
});

describe('headline as a limit', () => {
  const t = 60;

  function expectLimit(result: Assessment, k: number, n: number, reason: RegExp): void {
    const z = normalZFromTail(upperLimit(k, n));
    expect(result.significance).toEqual({ z, low: z, high: null, from: 'limit' });
    expect(result.reasons.join('\n')).toMatch(reason);
  }
  it('where there are fewer than 100 toys', () => {
    const few = chi2Toys(2, 19, DOF);
    expectLimit(assess(evidence(t, few)), 0, 19, /19 toys, fewer than 100/);
    expectLimit(assess(evidence(between(few, 4), few)), 4, 19, /4 of 19 toys at or beyond t, fewer than 10/);
  });
  it('where KS p is below 0.05', () => {
    // The mean is right, the spread is not.
    const narrow = toys.map((x) => 13 + 0.5 * (x - 13));
    expectLimit(assess(evidence(t, narrow)), 0, 300, /KS p .* < 0.05/);
  });
  it('where the mean is off by three standard errors, though KS agrees', () => {
    const shifted = Float64Array.from(
      { length: 300 },
      (_, i) => chi2FromLogTail(log((i + 0.5) / 300), DOF) + 0.9,
    );
    const result = assess(evidence(t, shifted));
    expectLimit(result, 0, 300, /mean t 13.9 is off 13 by 3 standard errors or more/);
    expect(result.toys.ksPvalue).toBeGreaterThan(0.05);
    expect(result.reasons).toHaveLength(2);
  });
  it('where extrapolations span more than 1', () => {
    // 100 toys that share half of their events are worth four.
    const hundred = chi2Toys(3, 100, DOF);
    const result = assess(evidence(150, hundred, { rho: 0.5 }));
    expectLimit(result, 0, 100 / (1 + 99 * 0.25), /extrapolations of the toys span .* in Z, more than 1/);
  });
  it('where a toy has t = 0', () => {
    const withZero = toys.slice();
    withZero[17] = 0;
    expectLimit(
      assess(evidence(t, withZero)),
      0,
      300,
      /no gamma law fits the toys: t is 0 for 1 of 300 toys/,
    );
    expect(assess(evidence(t, withZero)).toys.fittedDof).toBeNull();
  });
  it('where the toys are worth too few for a gamma law', () => {
    const hundred = chi2Toys(3, 100, DOF);
    const result = assess(evidence(t, hundred, { rho: 1 }));
    expectLimit(result, 0, 1, /no gamma law can be fitted: 100 toys worth 1$/);
  });
  it('scales k and n by T_eff/T', () => {
    const few = chi2Toys(2, 50, DOF);
    const effective = 50 / (1 + 49 * 0.01);
    const result = assess(evidence(between(few, 5), few, { rho: 0.1 }));
    expect(result.significance.from).toBe('limit');
    expect(result.significance.z).toBeCloseTo(normalZFromTail(upperLimit(effective / 10, effective)), 12);
  });
  it('has no z and no low where all of a few toys are beyond, a finite high', () => {
    const { significance } = assess(evidence(1, [2, 3, 4]));
    expect(significance).toMatchObject({ z: null, low: null, from: 'limit' });
    expect(significance.high).toBeCloseTo(normalZFromTail(clopperPearson(3, 3).low), 14);
  });
});

describe('doubts about χ²', () => {
  /** Quantiles of the law, evenly. */
  const even = Float64Array.from({ length: 300 }, (_, i) => chi2FromLogTail(log((i + 0.5) / 300), DOF));

  it('are stated where Z is counted, too', () => {
    const twenty = Float64Array.from({ length: 20 }, (_, i) => 1000 + i);
    const { significance, doubts } = assess(evidence(1009.5, twenty));
    expect(significance.from).toBe('toys');
    expect(doubts[0]).toBe('20 toys, fewer than 100');
    expect(doubts).toHaveLength(4);
    expect(doubts[3]).toMatch(/^10 of 20 toys at or beyond t where χ² expects \S+e-\d+$/);
  });
  it('are toys in the tail: one of 300 where χ² expects a thousandth', () => {
    const t = chi2FromLogTail(log(normalTail(4.5)), DOF);
    const one = Float64Array.from(toys, (value, i) => (i === 0 ? t + 1 : value));
    const { significance, reasons } = assess(evidence(t, one));
    expect(significance.from).toBe('limit');
    expect(reasons.at(-1)).toBe('1 of 300 toys at or beyond t where χ² expects 0.001');
    // A fit that failed says nothing of the law.
    expect(assess(evidence(t, toys, { failed: 1 })).doubts).toEqual([]);
    // One that is expected once in four times is no surprise.
    const near = chi2FromLogTail(log(0.001), DOF);
    expect(
      assess(
        evidence(
          near,
          Float64Array.from(toys, (value, i) => (i === 0 ? near + 1 : Math.min(value, near - 1))),
        ),
      ).doubts,
    ).toEqual([]);
  });
  it('are the toys that are missing', () => expect(assess(evidence(30, [])).doubts).toEqual(['no toys']));
  it('name no p of KS below what its law can tell', () => {
    const far = Float64Array.from({ length: 300 }, (_, i) => 1000 + i);
    expect(assess(evidence(30, far)).doubts[0]).toBe('KS p < 1e-15');
  });
  it('count one toy as one', () => {
    const { doubts, reasons } = assess(evidence(30, [12]));
    expect(doubts[0]).toBe('1 toy, fewer than 100');
    expect(reasons[0]).toBe('0 of 1 toy at or beyond t, fewer than 10');
  });
  it('are toys worth fewer than 50, which forbid no headline', () => {
    const at = (rho: number) => assess(evidence(26, even, { rho }));
    expect(at(0.12).doubts).toEqual([]);
    expect(at(0.15).doubts).toEqual(['300 toys worth 38: too few to test χ²']);
    expect(at(0.15).significance.from).toBe('chi2');
  });
  it('are a variance above that of χ², though mean and KS agree', () => {
    const wide = even.map((x) => (x < 20 ? x : 20 + 1.8 * (x - 20)));
    const { doubts, significance, reasons } = assess(evidence(60, wide));
    expect(doubts).toEqual([
      expect.stringMatching(
        /^the variance of t, \d+\.?\d*, is above 26 by .* standard errors: χ² makes Z too large$/,
      ),
    ]);
    expect(significance.from).toBe('chi2');
    expect(reasons[1]).toMatch(
      /which the toys do not contradict: KS p .*; but the variance of t, .* too large$/,
    );
  });
  it('are not a variance below it: Z by χ² is conservative then', () => {
    const narrow = even.map((x) => (x > 19 ? 19 + 0.3 * (x - 19) : x < 8 ? 8 + 0.5 * (x - 8) : x));
    const { doubts, reasons } = assess(evidence(30, narrow));
    expect(doubts).toEqual([]);
    expect(reasons[1]).toMatch(/is below 26 by .* standard errors: Z by χ² is conservative$/);
  });
  it('are none where the toys follow the law', () => expect(assess(evidence(30, toys)).doubts).toEqual([]));
});

describe('no headline', () => {
  it('without toys: the χ² p alone, unproven', () => {
    const result = assess(evidence(30, []));
    expect(result.toys).toEqual({
      asked: 0,
      count: 0,
      effective: 0,
      failed: 0,
      beyond: 0,
      meanT: null,
      meanError: null,
      varianceT: null,
      varianceError: null,
      ksPvalue: null,
      fittedDof: null,
    });
    expect(result.pvalue).toEqual({ empirical: null, low: null, high: null, chi2: chi2Tail(30, DOF) });
    expect(result.significance).toEqual({ z: null, low: null, high: null, from: null });
    expect(result.reasons).toEqual(['no toys: the χ² law is unproven']);
  });
  it('when the observed fit failed: no p, no Z, the toys still summarised', () => {
    const result = assess(evidence(null, toys));
    expect(result.pvalue).toEqual({ empirical: null, low: null, high: null, chi2: null });
    expect(result.significance).toEqual({ z: null, low: null, high: null, from: null });
    expect(result.toys.beyond).toBeNull();
    expect(result.toys.count).toBe(300);
    expect(result.toys.meanT).toBeCloseTo(13, -1);
    expect(result.reasons).toEqual(['the observed fit failed']);
  });
  it('when every toy failed: p is 1', () => {
    const result = assess(evidence(30, [], { failed: 20 }));
    expect(result.pvalue.empirical).toBe(1);
    expect(result.significance).toMatchObject({ z: null, low: null, from: 'toys' });
  });
});

describe('any evidence', () => {
  it('gives finite numbers or null, in order', () => {
    const value = fc.oneof(fc.double({ min: 0, max: 1e6, noNaN: true }), fc.constantFrom(0, 13, 1e-300));
    const any = fc.record({
      t: fc.option(value),
      dof: fc.constantFrom(1, 12, 13, 96),
      toys: fc.oneof(
        fc.array(value, { maxLength: 30 }),
        fc.integer({ min: 90, max: 200 }).map((n) => Array.from(chi2Toys(n, n, DOF))),
      ),
      failed: fc.integer({ min: 0, max: 12 }),
      asked: fc.constant(300),
      rho: fc.constantFrom(0, 0.1, 0.5, 1.5),
      seed: fc.constant(1),
    });
    fc.assert(
      fc.property(any, (input) => {
        const { reasons, ...result } = assess(input);
        expect(reasons.length).toBeGreaterThan(0);
        // NaN and infinities become null in JSON: equality shows that there were none.
        expect(JSON.parse(JSON.stringify(result))).toEqual(result);
        const { low, z, high, from } = result.significance;
        if (low !== null && z !== null) expect(low).toBeLessThanOrEqual(z);
        if (from === 'chi2') expect(high).toBeGreaterThanOrEqual(z!);
      }),
      { seed: 1, numRuns: 200 },
    );
  });
  it.each([
    [{ t: NaN }, /observed t is NaN/],
    [{ t: -1 }, /observed t is -1/],
    [{ toys: [3, NaN] }, /a toy has t = NaN/],
    [{ toys: [3, -1] }, /a toy has t = -1/],
    [{ toys: [3, Infinity] }, /a toy has t = Infinity/],
    [{ dof: 0 }, /0 degrees/],
    [{ failed: -1 }, /-1 failed/],
  ])('refuses %j', (change, message) => {
    expect(() => assess({ ...evidence(5, [3, 4]), ...change })).toThrow(message);
  });
});
