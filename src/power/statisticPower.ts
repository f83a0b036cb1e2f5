import {
  chi2FromLogTail,
  chi2LogTail,
  log,
  normalTail,
  normalZFromLogTail,
  quantile,
} from '../numeric/index.js';
import { effectiveToys, empiricalThreshold, empiricalZ, powerAt } from '../statistic/index.js';
import type { LawPower, Quantiles, StatisticPower } from './power.js';
import type { StatisticValues } from './statisticValues.js';

/** The quantiles that are given: the median and one standard deviation to each side. */
const SHARES = { low: 0.16, median: 0.5, high: 0.84 } as const;
/** t = 0 has p = 1, whose Z is −∞: as low as this is low enough. */
const LOWEST_Z = -8;

/** α = 1 − Φ(Zα). */
export function alphaOf(z: number): number {
  return normalTail(z);
}

/**
 * What a statistic sees, by its own null toys.
 *
 * @param levels - thresholds Zα
 * @param rho - overlap of toys of one pool
 * @param worth - how many independent toys those of each yield are worth
 */
export function statisticPower(
  { name, title, detail, kind, discrete, sizeAt, ...values }: StatisticValues,
  levels: readonly number[],
  rho: number,
  worth: readonly number[],
): StatisticPower {
  const nulls = values.nulls.slice().sort();
  const effective = effectiveToys(nulls.length, rho);
  const thresholds = levels.map((z) => {
    const threshold = empiricalThreshold(nulls, alphaOf(z), effective);
    // A threshold of +∞ is that of failed null fits: it is not resolved.
    return threshold !== undefined && [threshold.value, threshold.low, threshold.high].every(Number.isFinite)
      ? { ...threshold, exactSize: sizeAt?.(threshold.value) ?? null }
      : null;
  });
  return {
    name,
    title,
    detail,
    kind,
    discrete,
    thresholds,
    points: values.signals.map((signal, i) => ({
      z: quantilesOf(signal, (value) => empiricalZ(value, nulls, effective)),
      power: thresholds.map((threshold) =>
        threshold === null ? null : powerAt(signal, threshold, worth[i]),
      ),
    })),
  };
}

/** What t sees if it follows χ²_dof. */
export function chi2Power(t: Float64Array, dof: number, levels: readonly number[], worth: number): LawPower {
  return {
    z: quantilesOf(t, (value) =>
      value > 0 ? Math.max(LOWEST_Z, normalZFromLogTail(chi2LogTail(value, dof))) : LOWEST_Z,
    ),
    power: levels.map((z) => {
      const { value, low, high } = powerAt(t, chi2FromLogTail(log(alphaOf(z)), dof), worth);
      return { value, low, high };
    }),
  };
}

/** Quantiles of values as something else that rises with them. */
export function quantilesOf<T>(values: ArrayLike<number>, of: (value: number) => T): Quantiles<T> {
  const sorted = Float64Array.from(values).sort();
  const at = (share: number): T => of(quantile(sorted, share));
  return { low: at(SHARES.low), median: at(SHARES.median), high: at(SHARES.high) };
}
