import {
  countingSize,
  fisherCombination,
  minimumP,
  rateLogP,
  tailLaw,
  type ClassicalTest,
} from '../classical/index.js';
import type { PointToys } from './fitPoint.js';
import type { StatisticPower } from './power.js';

/** A statistic of every toy: the larger, the further from the reference. */
export interface StatisticValues extends Pick<
  StatisticPower,
  'name' | 'title' | 'detail' | 'kind' | 'discrete'
> {
  /** The probability beyond a value, where the law of the statistic is known. */
  readonly sizeAt?: ((value: number) => number) | undefined;
  /** Of null toys; +∞ where a fit failed. */
  readonly nulls: Float64Array;
  /** Of toys with signal, an array a yield; −∞ where a fit failed, so that it is never found. */
  readonly signals: readonly Float64Array[];
}

/** Of so many null values one more or less makes no difference. */
const MANY_NULLS = 4000;

/** Binnings and cells of several sizes: the best of them is a statistic of its own. */
const FAMILIES = [
  { prefix: 'chi2-', title: 'binned χ², smallest p' },
  { prefix: 'kd-', title: 'χ² on k-d cells, smallest p' },
] as const;

/** t of the fits. */
export function fittedT(nulls: PointToys, points: readonly PointToys[]): StatisticValues {
  const valuesOf = ({ toys }: PointToys, failure: number): Float64Array =>
    Float64Array.from(toys, ({ t, failed }) => (failed ? failure : t));
  return {
    name: 't',
    title: 'NPLM',
    detail: '',
    kind: 'both',
    discrete: false,
    nulls: valuesOf(nulls, Infinity),
    signals: points.map((point) => valuesOf(point, -Infinity)),
  };
}

/**
 * The classical statistics, each as it is; the shape tests again with the rate, by Fisher's combination of their p with
 * that of the yield; and the smallest p of several binnings. The p that go into a combination come from the null toys; the
 * combination is a statistic like the others, and calibrated as they are.
 *
 * @param tests - those whose values the rows hold, in that order
 * @param expected - N(R); undefined in a test of the shape alone
 */
export function classicalValues(
  tests: readonly ClassicalTest[],
  nulls: PointToys,
  points: readonly PointToys[],
  expected: number | undefined,
): StatisticValues[] {
  const single = tests.map(({ name, title, detail, kind, discrete }, i): StatisticValues => {
    const valuesOf = (point: PointToys): Float64Array =>
      Float64Array.from(point.tests, ({ values }) => values[i]);
    // Toys have a Poisson number of events.
    const sizeAt =
      name === 'count' && expected !== undefined
        ? (value: number): number => countingSize(value, expected)
        : undefined;
    const own = { name, title, detail, kind, discrete, sizeAt };
    return { ...own, nulls: valuesOf(nulls), signals: points.map(valuesOf) };
  });
  const withRate =
    expected === undefined
      ? []
      : single
          .filter(({ kind }) => kind === 'shape')
          .map((statistic) => combineWithRate(statistic, nulls, points, expected));
  const families = FAMILIES.flatMap((family) => {
    const members = single.filter(({ name }) => name.startsWith(family.prefix));
    return members.length < 2 ? [] : [smallestP(family, members)];
  });
  return [...single, ...withRate, ...families];
}

function combineWithRate(
  statistic: StatisticValues,
  nulls: PointToys,
  points: readonly PointToys[],
  expected: number,
): StatisticValues {
  const law = tailLaw(statistic.nulls);
  const combine = (logP: Float64Array, { tests }: PointToys): Float64Array =>
    logP.map((value, i) => fisherCombination(value, rateLogP(tests[i].nData, expected)));
  return {
    ...statistic,
    name: `${statistic.name}+rate`,
    title: `${statistic.title} + rate`,
    kind: 'both',
    nulls: combine(ownTails(statistic.nulls), nulls),
    signals: statistic.signals.map((values, i) => combine(values.map(law), points[i])),
  };
}

function smallestP(
  { prefix, title }: (typeof FAMILIES)[number],
  members: readonly StatisticValues[],
): StatisticValues {
  const laws = members.map(({ nulls }) => tailLaw(nulls));
  const asItIs = members.map(
    () =>
      (logP: number): number =>
        logP,
  );
  const smallest = (logP: readonly Float64Array[]): Float64Array =>
    logP[0].map((_, toy) =>
      minimumP(
        logP.map((values) => values[toy]),
        asItIs,
      ),
    );
  return {
    name: `${prefix}min`,
    title,
    detail: `of ${members.map(({ name }) => name.slice(prefix.length)).join(', ')}`,
    kind: members[0].kind,
    discrete: members.every(({ discrete }) => discrete),
    nulls: smallest(members.map(({ nulls }) => ownTails(nulls))),
    signals: members[0].signals.map((_, i) =>
      smallest(members.map(({ signals }, member) => signals[i].map(laws[member]))),
    ),
  };
}

/**
 * ln p of each null value by the law of all others: were it among them, null values would seem less far out than a toy with
 * signal of the same value, and the combination reject too often.
 */
function ownTails(nulls: Float64Array): Float64Array {
  if (nulls.length > MANY_NULLS) return nulls.map(tailLaw(nulls));
  const others = nulls.slice(1);
  return nulls.map((value, i) => {
    if (i > 0) others[i - 1] = nulls[i - 1];
    return tailLaw(others)(value);
  });
}
