import { describe, expect, it } from 'vitest';
import { powerTable } from '../../src/report/index.js';
import { powerCell, levelCell, zCell } from '../../src/report/powerCells.js';
import { shownLevels } from '../../src/report/shownLevels.js';
import { testLabel } from '../../src/report/testLabel.js';
import { wrapText } from '../../src/report/wrapText.js';
import { expectValid } from '../schema/expectValid.js';
import { madeUpPower, oneFeature, severalFeatures } from './powerInput.js';

const small = oneFeature.filter(({ name }) => ['t', 'ks+rate', 'chi2-20', 'count'].includes(name));

describe('powerTable', () => {
  it('shows how it was made, a block for each yield, sizes, set-ups and what the signs mean', () => {
    expect(powerTable(madeUpPower({}, small, [0, 10, 20]))).toMatchInlineSnapshot(`
      "signal     tail, exact law; Poisson about N(S)
      N_ref      200000
      N(R)       2000
      network    1-4-1, 13 degrees of freedom, on x
      clip W     4.25 on kernels, tuned to ± 0.043
      null toys  1000; all from the cache, 8c1d0f2ab34e5f67
      null t     mean 13.12 ± 0.16; against χ² KS p 0.43
      seconds    431

      N(S) = 0 on 2000             Z: median (16 to 84 %)   P(Z > 1)     P(Z > 2)     P(Z > 3)
      300 toys                                              α .159       α .0228      α .00135
      NPLM, by toys                  0.00 (−1.00 to  1.00)  .16 ± .03    .02 ± .01    not resolved
      NPLM, χ² law (extrapolated)    0.00 (−1.00 to  1.00)  .16 ± .03    .02 ± .01    .000 +.002
      Kolmogorov–Smirnov, rate       0.00 (−1.00 to  1.00)  .16 ± .03    .02 ± .01    not resolved
      binned χ², 20 bins             0.00 (−1.00 to  1.00)  .16 ± .03    .02 ± .01    not resolved
      counting                       0.00 (−1.00 to  1.00)  .16 ± .03    .02 ± .01    not resolved

      N(S) = 10 on 2000            Z: median (16 to 84 %)   P(Z > 1)     P(Z > 2)     P(Z > 3)
      300 toys                                              α .159       α .0228      α .00135
      ideal                          4.74 ( 3.74 to  5.74)  1.00         1.00         .96
      NPLM, by toys                 >2.75 ( 1.90 to >2.75)  .97 ± .01    .82 ± .03    not resolved
      NPLM, χ² law (extrapolated)    3.00 ( 2.00 to  4.00)  .98 ± .01    .84 ± .03    .50 ± .03
      Kolmogorov–Smirnov, rate       0.30 (−0.70 to  1.30)  .24 ± .03    .04 ± .01    not resolved
      binned χ², 20 bins             1.00 ( 0.00 to  2.00)  .50 ± .03    .16 ± .03    not resolved
      counting                       0.20 (−0.80 to  1.20)  .21 ± .03    .04 ± .01    not resolved

      N(S) = 20 on 2000            Z: median (16 to 84 %)   P(Z > 1)     P(Z > 2)     P(Z > 3)
      300 toys, 1 failed                                    α .159       α .0228      α .00135
      ideal                          6.71 ( 5.71 to  7.71)  1.00         1.00         1.00
      NPLM, by toys                 >2.75 (>2.75 to >2.75)  1.000 −.002  1.000 −.002  not resolved
      NPLM, χ² law (extrapolated)    6.00 ( 5.00 to  7.00)  1.000 −.002  1.000 −.002  1.000 −.002
      Kolmogorov–Smirnov, rate       0.60 (−0.40 to  1.60)  .34 ± .03    .08 ± .02    not resolved
      binned χ², 20 bins             2.00 ( 1.00 to >2.75)  .84 ± .03    .50 ± .03    not resolved
      counting                       0.40 (−0.60 to  1.40)  .27 ± .03    .05 ± .02    not resolved

      Size of discrete tests  at α .159  at α .0228  at α .00135
      binned χ², 20 bins      .149       .0214       not resolved
      counting, exact         .143       .0205       not resolved

      ideal               compound Poisson law of ln(1 + N(S) s/(N(R) b)); none where there is no signal
      binned χ², 20 bins  17 cells: 20 of equal width between the 0.1 and 99.9 % quantiles, merged to ν ≥ 5

      Power: share of toys beyond the threshold that the null toys give for α, each test by its own values. Errors
      are one standard deviation: Clopper–Pearson and the error of the threshold.
      Size: exact by the Poisson law of the yield, else the share of null toys beyond the threshold that they set.
      >: 95 % lower limit, where fewer than 10 null toys lie beyond.
      not resolved: fewer than 10 null toys are expected beyond the threshold.
      χ² law: right only as far as null t follows it.
      "
    `);
  });

  it('takes what its schema allows', () => {
    expect(() => expectValid(madeUpPower())).not.toThrow();
  });

  it.each([
    ['one feature', madeUpPower()],
    ['several', madeUpPower({}, severalFeatures)],
    ['four levels', madeUpPower({}, severalFeatures, [5, 20], [0.5, 1, 1.5, 2.07])],
  ])('fits on lines of 110 letters: %s', (_, power) => {
    const widths = powerTable(power)
      .split('\n')
      .map((line) => line.length);
    expect(Math.max(...widths)).toBeLessThanOrEqual(110);
  });

  it('puts the columns of all yields at the same place', () => {
    const heads = powerTable(madeUpPower())
      .split('\n')
      .filter((line) => line.startsWith('N(S)'));
    expect(heads).toHaveLength(4);
    expect(new Set(heads.map((line) => line.indexOf('P(Z > 3)'))).size).toBe(1);
  });

  it('says where the null toys are from, and what they are worth', () => {
    const base = madeUpPower().null;
    const lineOf = (change: object): string =>
      powerTable(madeUpPower({ null: { ...base, ...change } })).split('\n')[5];
    expect(lineOf({ cache: null })).toBe('null toys  1000; no cache');
    expect(lineOf({ cache: { entry: 'ab', taken: 0 } })).toBe(
      'null toys  1000; none from the cache, kept as ab',
    );
    expect(lineOf({ effective: 612.7, failed: 2, cache: { entry: 'ab', taken: 400 } })).toBe(
      'null toys  1000, worth 612, 2 failed (beyond every threshold); 400 from the cache, ab',
    );
  });

  it('says of a pool what toys share, and of a clip that no one tuned it', () => {
    const base = madeUpPower();
    const text = powerTable({
      ...base,
      signal: { name: 'signal.arrow', pool: 5000, fluctuates: false },
      sample: {
        ...base.sample,
        pool: 80_000,
        overlap: 0.025,
        shapeOnly: true,
        effectiveReference: 150_000.4,
      },
      clip: { ...base.clip, from: 'default', tuning: null },
      null: { ...base.null, meanT: null, meanError: null, ksPvalue: null },
    });
    expect(text).toContain('signal     signal.arrow, drawn from 5000 events; N(S) events each\n');
    expect(text).toContain('N_ref      200000, worth 150000\n');
    expect(text).toContain('N(R)       2000 (shape only), drawn from 80000 events (N(R)/M = 0.025)\n');
    expect(text).toContain('on kernels, the default, not tuned\n');
    expect(text).toContain('null t     none\n');
  });

  it('names a clip that was tuned but not accepted, or given', () => {
    const base = madeUpPower();
    const tuning = { key: 'k', error: 0.05, accepted: false };
    const withClip = (clip: object) => powerTable({ ...base, clip: { ...base.clip, ...clip } });
    expect(withClip({ tuning })).toContain('4.25 on kernels, tuned to ± 0.05, not accepted\n');
    expect(withClip({ from: 'option', tuning: null })).toContain('4.25 on kernels, as given\n');
  });

  it('shows of an Asimov ideal the median alone, and no law where there is none', () => {
    const asimov = { kind: 'asimov', detail: 'templates of m', points: [null, { median: 3.456 }] } as const;
    const text = powerTable(madeUpPower({ ideal: asimov, chi2: [null, null] }, small, [0, 10]));
    expect(text).toMatch(/^ideal \(Asimov\) +3\.46$/m);
    expect(text).not.toContain('χ² law');
  });

  it('says in the row of χ² that the null toys contradict it', () => {
    const base = madeUpPower();
    const text = powerTable({ ...base, null: { ...base.null, ksPvalue: 0.008, contradictsChi2: true } });
    expect(text).toMatch(/^NPLM, χ² law \(contradicted\) /m);
    expect(text).not.toContain('extrapolated');
    expect(text).toContain('χ² law: the null toys contradict it, so that its Z and power are not those of t');
  });

  it('says why there is no ideal', () => {
    const text = powerTable(madeUpPower({ ideal: null, noIdeal: 'its law is not known' }));
    expect(text).toMatch(/^no ideal +its law is not known$/m);
    expect(text).not.toMatch(/^ideal/m);
  });

  it('counts features where their names would fill the line', () => {
    const { sample } = madeUpPower();
    const features = Array.from({ length: 12 }, (_, i) => `feature${i}`);
    expect(powerTable(madeUpPower({ sample: { ...sample, features } }))).toContain(', on 12 features\n');
  });

  it('leaves out the sizes where no test is discrete', () => {
    expect(powerTable(madeUpPower({}, small.slice(0, 2)))).not.toMatch(/Size/);
  });
});

describe('a cell', () => {
  it.each([
    [0.71, 0.68, 0.74, '.71 ± .03'],
    [0.71, 0.68, 0.75, '.71 ± .04'],
    [0.95, 0.9, 0.97, '.95 +.02 −.05'],
    [0, 0, 0.0061, '.00 +.01'],
    [1, 0.9939, 1, '1.00 −.01'],
    [0.951, 0.949, 0.953, '.951 ± .002'],
    [0.5, 0.5, 0.5, '.50'],
  ])('of power %d between %d and %d is %s', (value, low, high, text) => {
    expect(powerCell({ value, low, high })).toBe(text);
  });

  it('of power says where it is not resolved', () => {
    expect(powerCell(null)).toBe('not resolved');
    expect(levelCell(undefined)).toBe('not resolved');
  });

  it.each([
    [0.158655, '.159'],
    [0.0227501, '.0228'],
    [0.0013499, '.00135'],
    [0.5, '.500'],
    [0, '0'],
  ])('of the level %d is %s', (alpha, text) => {
    expect(levelCell(alpha)).toBe(text);
  });

  it('of Z marks limits, each in its place', () => {
    const at = (z: number, limit = false) => ({ z, limit });
    expect(zCell({ low: at(-1), median: at(-0.001), high: at(1) })).toBe('  0.00 (−1.00 to  1.00)');
    expect(zCell({ low: at(1.2), median: at(2.75, true), high: at(2.75, true) })).toBe(
      ' >2.75 ( 1.20 to >2.75)',
    );
  });
});

describe('shownLevels', () => {
  it.each([
    [
      [0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 5],
      [1, 2, 3],
    ],
    [
      [0.5, 2.07],
      [0.5, 2.07],
    ],
    [
      [0, 0.5, 1, 1.5, 2.07, 2.7],
      [0.5, 1, 1.5, 2.07],
    ],
    [
      [0.5, 1.5, 2.5, 3.5, 4.5],
      [0.5, 1.5, 2.5, 3.5],
    ],
  ])('of %j are %j', (given, shown) => {
    const levels = given.map((z) => ({ z, alpha: 0.1 }));
    expect(shownLevels(levels).map((i) => levels[i].z)).toEqual(shown);
  });
});

it.each([
  ['ks+rate', 'KS + rate'],
  ['chi2-20', 'χ², 20 bins'],
  ['chi2-quantile-20', 'χ², 20 quantile bins'],
  ['kd-64+rate', 'χ², 64 k-d cells + rate'],
  ['something', 'its title'],
])('the label of %s is %s', (name, label) => {
  expect(testLabel({ name, title: 'its title' })).toBe(label);
});

it('wrapText keeps words whole', () => {
  expect(wrapText('one two three incomprehensible', 8)).toEqual(['one two', 'three', 'incomprehensible']);
  expect(wrapText('', 8)).toEqual(['']);
});
