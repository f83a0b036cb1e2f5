import type { StatisticPower } from '../power/index.js';

/** The order in which tests stand in a figure: of one feature, then of several. */
const ORDER = ['ks', 'ad', 'cvm', 'energy', 'c2st', 'chi2-min', 'kd-min', 'marginal-ks', 'count'];
const MOST = 5;

/** The classical tests that a figure shows, of each kind one: with the rate where it is known. */
export function tellingTests(statistics: readonly StatisticPower[]): StatisticPower[] {
  const named = new Map(statistics.map((statistic) => [statistic.name, statistic]));
  return ORDER.flatMap((name) => named.get(`${name}+rate`) ?? named.get(name) ?? []).slice(0, MOST);
}
