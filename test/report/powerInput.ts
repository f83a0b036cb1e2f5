import type { Power, StatisticPower } from '../../src/power/index.js';
import { normalTail } from '../../src/numeric/index.js';

/** A made-up study: each test's Z follows a normal law of width 1 about its slope times N(S). */
interface MadeUpTest {
  readonly name: string;
  readonly title: string;
  readonly slope: number;
  readonly kind?: StatisticPower['kind'];
  readonly discrete?: boolean;
  readonly detail?: string;
}

export const oneFeature: readonly MadeUpTest[] = [
  { name: 't', title: 'NPLM', slope: 0.29, kind: 'both' },
  { name: 'ks', title: 'Kolmogorov–Smirnov', slope: 0.02 },
  { name: 'ks+rate', title: 'Kolmogorov–Smirnov, rate', slope: 0.03, kind: 'both' },
  { name: 'ad', title: 'Anderson–Darling', slope: 0.06 },
  { name: 'ad+rate', title: 'Anderson–Darling, rate', slope: 0.07, kind: 'both' },
  { name: 'cvm', title: 'Cramér–von Mises', slope: 0.025 },
  { name: 'cvm+rate', title: 'Cramér–von Mises, rate', slope: 0.035, kind: 'both' },
  { name: 'chi2-20', title: 'binned χ², 20 bins', slope: 0.1, kind: 'both', discrete: true, detail: '17 cells: 20 of equal width between the 0.1 and 99.9 % quantiles, merged to ν ≥ 5' },
  { name: 'chi2-quantile-20', title: 'binned χ², 20 bins of equal probability', slope: 0.04, kind: 'both', discrete: true, detail: '20 cells: 20 of equal probability, merged to ν ≥ 5' },
  { name: 'chi2-min', title: 'binned χ², least p', slope: 0.11, kind: 'both', discrete: true, detail: 'least p of the binnings, calibrated anew' },
  { name: 'count', title: 'counting', slope: 0.02, kind: 'rate', discrete: true },
]; // prettier-ignore

export const severalFeatures: readonly MadeUpTest[] = [
  { name: 't', title: 'NPLM', slope: 0.29, kind: 'both' },
  { name: 'marginal-ks+rate', title: 'largest marginal Kolmogorov–Smirnov, rate', slope: 0.03, kind: 'both' },
  { name: 'kd-64', title: 'χ² on 64 k-d cells', slope: 0.12, kind: 'both', discrete: true, detail: '64 cells of the reference, halved at the median of the widest feature while ν ≥ 5' },
  { name: 'kd-min', title: 'χ² on k-d cells, least p', slope: 0.14, kind: 'both', discrete: true },
  { name: 'energy+rate', title: 'energy distance, rate', slope: 0.07, kind: 'both', detail: 'against 1000 events of the reference, in units of its standard deviations' },
  { name: 'c2st+rate', title: 'classifier two-sample, rate', slope: 0.2, kind: 'both', detail: 'logistic regression on 2 features, their squares and products, trained on half of the data, tested on the other half; against 1 and 1 events of the reference' },
  { name: 'count', title: 'counting', slope: 0.02, kind: 'rate', discrete: true },
]; // prettier-ignore

const NULL_TOYS = 1000;
const TOYS = 300;
const LEVELS = [0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 5];

/** A study that looks as one of the univariate tail peak does, with 1000 null toys and 300 toys at each yield. */
export function madeUpPower(
  change: Partial<Power> = {},
  tests: readonly MadeUpTest[] = oneFeature,
  yields: readonly number[] = [0, 5, 10, 20],
  zLevels: readonly number[] = LEVELS,
): Power {
  const levels = zLevels.map((z) => ({ z, alpha: normalTail(z) }));
  const law = (mean: number) => ({
    z: { low: mean - 1, median: mean, high: mean + 1 },
    power: levels.map(({ z }) => exactly(normalTail(z - mean))),
  });
  return {
    schema: 'nplm/power/1',
    signal: { name: 'tail', pool: null, fluctuates: true },
    levels,
    null: {
      toys: NULL_TOYS,
      effective: NULL_TOYS,
      failed: 0,
      meanT: 13.12,
      meanError: 0.16,
      ksPvalue: 0.43,
      contradictsChi2: false,
      cache: { entry: '8c1d0f2ab34e5f67', taken: 1000 },
    },
    points: yields.map((events, i) => ({
      yield: events,
      background: 2000,
      toys: TOYS,
      failed: i === 2 ? 1 : 0,
      t: { low: 9, median: 13 + events, high: 20 + events },
      effective: 300,
      meanEvents: 2000 + events,
    })),
    statistics: tests.map(({ name, title, slope, kind = 'shape', discrete = false, detail = '' }) => ({
      name,
      title,
      detail,
      kind,
      discrete,
      thresholds: levels.map(({ z, alpha }) =>
        alpha * NULL_TOYS < 10
          ? null
          : {
              ...{ alpha, value: 10 + z, low: 9 + z, high: 11 + z },
              size: (discrete ? 0.94 : 0.999) * alpha,
              exactSize: name === 'count' ? 0.9 * alpha : null,
            },
      ),
      points: yields.map((events) => ({
        z: {
          low: empirical(slope * events - 1),
          median: empirical(slope * events),
          high: empirical(slope * events + 1),
        },
        power: levels.map(({ z, alpha }) =>
          alpha * NULL_TOYS < 10 ? null : counted(normalTail(z - slope * events)),
        ),
      })),
    })),
    chi2: yields.map((events) => {
      const mean = 0.3 * events;
      const power = levels.map(({ z }) => {
        const { value, low, high } = counted(normalTail(z - mean));
        return { value, low, high };
      });
      return { ...law(mean), power };
    }),
    ideal: {
      kind: 'exact',
      detail: 'compound Poisson law of ln(1 + N(S) s/(N(R) b))',
      points: yields.map((events) => (events === 0 ? null : law(1.5 * Math.sqrt(events)))),
    },
    noIdeal: null,
    dof: 13,
    network: [1, 4, 1],
    clip: {
      bound: 4.25,
      scope: 'kernels',
      from: 'tuning',
      tuning: { key: '0123456789abcdef', error: 0.043, accepted: true, source: 'file' },
    },
    sample: {
      reference: 200_000,
      effectiveReference: 200_000,
      expected: 2000,
      shapeOnly: false,
      features: ['x'],
      pool: null,
      overlap: 0,
    },
    warnings: [],
    seed: 1,
    versions: { nplm: '0.2.0' },
    seconds: 431,
    ...change,
  };
}

/** Ten of a thousand null toys lie beyond Z = 2.3. */
function empirical(z: number): { z: number; limit: boolean } {
  return z > 2.3 ? { z: Math.min(z, 2.75), limit: true } : { z, limit: false };
}

function exactly(value: number) {
  return { value, low: value, high: value };
}

function counted(power: number) {
  const beyond = Math.round(power * TOYS);
  const value = beyond / TOYS;
  const error = Math.sqrt((value * (1 - value) + 0.25 / TOYS) / TOYS);
  return { value, beyond, low: Math.max(0, value - error), high: Math.min(1, value + 1.2 * error) };
}
