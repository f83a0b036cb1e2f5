import { describe, expect, it } from 'vitest';
import { rateLogP } from '../../src/classical/index.js';
import { logisticFit, meanSquares } from '../../src/classical/logisticFit.js';
import { mannWhitney } from '../../src/classical/mannWhitney.js';
import { fixture } from '../numeric/fixture.js';
import { sampleOf, testsOf, valueOf } from './samples.js';

interface Fixture {
  readonly one: readonly {
    readonly reference: readonly number[];
    readonly weights: readonly number[] | null;
    readonly data: readonly number[];
    readonly expected: number;
    readonly ks: number;
    readonly ks2: number | null;
    readonly cvm: number;
    readonly ad: number;
    readonly chi2Quantile20: number;
  }[];
  readonly several: readonly {
    readonly reference: readonly (readonly number[])[];
    readonly data: readonly (readonly number[])[];
    readonly energy: number;
    readonly marginalKs: number;
  }[];
  readonly logistic: {
    readonly data: readonly number[];
    readonly reference: readonly number[];
    readonly coefficients: readonly number[];
  };
  readonly mannWhitney: { readonly a: readonly number[]; readonly b: readonly number[]; readonly z: number };
  readonly rate: readonly [number, number, number][];
}
const truth = fixture<Fixture>('classical');

function near(value: number, true_: number, tolerance = 1e-12): void {
  expect(Math.abs(value / true_ - 1), `${value} against ${true_}`).toBeLessThan(tolerance);
}

describe.each(
  truth.one.map((row) => [row.data.length, row.weights === null ? 'plain' : 'weighted', row] as const),
)('%d events of one feature, %s reference', (_n, _weighted, row) => {
  const tests = testsOf({
    ...sampleOf(row.reference),
    weights: row.weights === null ? undefined : Float64Array.from(row.weights),
    expected: row.expected,
    shapeOnly: false,
  });
  const data = sampleOf(row.data);

  it('Kolmogorov–Smirnov equals scipy to 1e-12', () => {
    near(valueOf(tests, 'ks', data), row.ks);
    if (row.ks2 !== null) near(valueOf(tests, 'ks', data), row.ks2);
  });
  it('Cramér–von Mises equals scipy to 1e-12', () => {
    near(valueOf(tests, 'cvm', data), row.cvm);
  });
  it('Anderson–Darling, an event beyond the reference included, equals the formula by numpy to 1e-12', () => {
    near(valueOf(tests, 'ad', data), row.ad);
  });
  it('χ² on bins of equal probability equals that of numpy to 1e-12', () => {
    near(valueOf(tests, 'chi2-quantile-20', data), row.chi2Quantile20);
  });
});

describe.each(truth.several.map((row) => [row.data[0].length, row.data.length, row] as const))(
  '%d events of %d features',
  (_n, features, row) => {
    // A feature that is constant adds nothing to distances, and makes a test of one feature one of several.
    const withConstant = (columns: readonly (readonly number[])[]): (readonly number[])[] =>
      features > 1 ? [...columns] : [...columns, columns[0].map(() => 3)];
    const reference = sampleOf(...withConstant(row.reference));
    const tests = testsOf({ ...reference, expected: 300, shapeOnly: false });
    const data = sampleOf(...withConstant(row.data));

    it('the energy distance equals scipy to 1e-10', () => {
      near(valueOf(tests, 'energy', data), row.energy, 1e-10);
    });
    it('the largest marginal Kolmogorov–Smirnov statistic equals scipy to 1e-12', () => {
      near(valueOf(tests, 'marginal-ks', data), row.marginalKs);
    });
  },
);

it('the logistic regression is at the optimum of scipy to 1e-5', () => {
  const sample = (terms: readonly number[]): { terms: Float64Array; squares: Float64Array } => ({
    terms: Float64Array.from(terms),
    squares: meanSquares(Float64Array.from(terms), 3),
  });
  const own = logisticFit(sample(truth.logistic.data), sample(truth.logistic.reference), 3);
  own.forEach((coefficient, i) => {
    expect(Math.abs(coefficient - truth.logistic.coefficients[i])).toBeLessThan(1e-5);
  });
});

it('the Mann–Whitney z, ties included, equals scipy to 1e-12', () => {
  const { a, b, z } = truth.mannWhitney;
  near(mannWhitney(Float64Array.from(a), Float64Array.from(b)), z);
});

it.each(truth.rate)('rateLogP(%d, %d) equals the sum by mpmath to 1e-11', (n, nu, logP) => {
  expect(Math.abs(rateLogP(n, nu) - logP)).toBeLessThan(1e-11 * Math.max(1, Math.abs(logP)));
});
