import { binFeature } from '../../src/report/index.js';
import type {
  CurveSeries,
  CurvesFigure,
  FeatureFigure,
  LogRatioFigure,
  NullDistributionFigure,
} from '../../src/report/index.js';

/** Evenly spread quantiles of a standard exponential law in a scrambled order: looks random, needs no generator. */
export function exponentials(count: number): number[] {
  return Array.from({ length: count }, (_, index) => {
    const share = ((index * 0.6180339887498949) % 1) * (1 - 1 / count) + 0.5 / count;
    return -Math.log(1 - share);
  });
}

/** Toys that follow χ² nearly, by Wilson and Hilferty. */
export function toys(count: number, dof: number): number[] {
  return Array.from({ length: count }, (_, index) => {
    const u = (index * 0.6180339887498949 + 0.3) % 1;
    const v = (index * 0.7548776662466927 + 0.6) % 1;
    const z = Math.sqrt(-2 * Math.log(u + 1e-6)) * Math.cos(2 * Math.PI * v);
    return dof * Math.max(0, 1 - 2 / (9 * dof) + z * Math.sqrt(2 / (9 * dof))) ** 3;
  });
}

export function nullDistribution(change: Partial<NullDistributionFigure> = {}): NullDistributionFigure {
  return {
    kind: 'nullDistribution',
    t: toys(300, 13),
    dof: 13,
    tObserved: 41,
    fittedDof: 13.2,
    ksPvalue: 0.43,
    headline: ['*p* = 0.0033', '*Z* = 3.7 (*χ*^{2})'],
    note: '300 toys, *N*(R) = 2000',
    ...change,
  };
}

function bump(x: number): number {
  return 0.02 + 2.2 * Math.exp(-(((x - 6.4) / 0.4) ** 2));
}

export function exponentialFeature(): FeatureFigure {
  const reference = exponentials(20_000);
  return binFeature({
    feature: 'x',
    reference,
    weights: reference.map(() => 0.1),
    ratio: reference.map((x) => Math.exp(bump(x))),
    data: [...exponentials(2000), ...Array.from({ length: 10 }, (_, index) => 6.1 + 0.06 * index)],
    note: '*N*_{D} = 2010',
  });
}

export function flatFeature(change: Partial<FeatureFigure> = {}): FeatureFigure {
  return {
    kind: 'feature',
    feature: 'eta1',
    edges: [-2, -1, 0, 1, 2],
    data: [100, 130, 125, 90],
    reference: [104.5, 121, 122, 99],
    referenceSumw2: [20, 24, 25, 20],
    reweighted: [102, 126, 124, 94],
    ...change,
  };
}

export function logRatio(change: Partial<LogRatioFigure> = {}): LogRatioFigure {
  const x = Array.from({ length: 101 }, (_, index) => index / 10);
  return {
    kind: 'logRatio',
    feature: 'x',
    x,
    f: x.map(bump),
    truth: x.map((value) => (value > 9 ? null : 1.5 * Math.exp(-(((value - 6.4) / 0.3) ** 2)))),
    data: exponentials(300),
    ...change,
  };
}

export function curves(series: readonly CurveSeries[]): CurvesFigure {
  return {
    kind: 'curves',
    title: 'Curves',
    subject: 'curves',
    x: { title: '*x*' },
    y: { title: '*y*' },
    series,
  };
}
