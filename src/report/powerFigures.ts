import type { DrawnFile } from '../folder/index.js';
import type { LawPower, Power, StatisticPower } from '../power/index.js';
import type { PowerEstimate } from '../statistic/index.js';
import { figureFiles } from './figureFiles.js';
import type { CurvePoint, CurveSeries, NamedFigure } from './figures.js';
import { significant } from './plot/ticks.js';
import { powerLooks, powerNote, testSeries } from './powerSeries.js';

/** Room for markers at a power of 0 and of 1. */
const powerAxis = { low: -0.04, high: 1.05 } as const;
/** Power against the yield is shown at the highest of these that is resolved. */
const CLAIMS = [3, 2];
const SPREAD = ' (16 to 84 %)';

/**
 * The figures of a study of power as files: Z against the yield, power against the threshold for each yield, power
 * against the yield. Given to a study as its hook `draw`, it fills the output folder.
 *
 * @param power - the content of power.json
 * @example
 * const power = JSON.parse(readFileSync('nplm-power/power.json', 'utf8')) as Power;
 * for await (const { name, bytes } of drawPowerFigures(power)) writeFileSync(name, bytes);
 */
export function drawPowerFigures(power: Power): AsyncGenerator<DrawnFile> {
  return figureFiles(powerFiguresOf(power));
}

/**
 * The figures of a study of power as plain numbers, for `renderFigures`: `z-yield`; `power-threshold-N` for each yield
 * N above 0, or for 0 where there is no other, as with a deficit; `power-yield` if a level is resolved.
 *
 * @example
 * const power = JSON.parse(readFileSync('nplm-power/power.json', 'utf8')) as Power;
 * const names = powerFiguresOf(power).map(({ name }) => name); // z-yield, power-threshold-10, power-yield
 */
export function powerFiguresOf(power: Power): NamedFigure[] {
  const places = power.points.map((_, at) => at);
  const above = places.filter((at) => power.points[at].yield > 0);
  return [
    zAgainstYield(power),
    ...(above.length > 0 ? above : places).map((at) => powerAgainstThreshold(power, at)),
    ...powerAgainstYield(power),
  ];
}

function zAgainstYield(power: Power): NamedFigure {
  const { chi2, ideal, points, signal, statistics } = power;
  const ofToys = (statistic: StatisticPower): CurvePoint[] =>
    points.map(({ yield: x }, at) => {
      const { low, median, high } = statistic.points[at].z;
      const limit = median.limit ? 'value' : high.limit ? 'high' : undefined;
      return { x, value: median.z, low: low.z, high: high.z, ...(limit === undefined ? {} : { limit }) };
    });
  return {
    name: 'z-yield',
    figure: {
      kind: 'curves',
      title: `Significance against the yield of ${signal.name}`,
      subject: 'power',
      x: { title: '*N*(S)' },
      y: { title: 'Median *Z*' },
      series: [
        ...idealSeries(ideal === null ? [] : zOfLaws(power, ideal.points), 'band'),
        { ...powerLooks.toys, label: `${powerLooks.toys.label}${SPREAD}`, points: ofToys(statistics[0]) },
        ...lawSeries(power, zOfLaws(power, chi2)),
        // Bars of six tests would hide one another; that of the network shows how wide they are.
        ...testSeries(power, (statistic) => ofToys(statistic).map(medianOnly)),
      ],
      note: powerNote(power),
    },
  };
}

function powerAgainstThreshold(power: Power, at: number): NamedFigure {
  const { chi2, ideal, levels, points, signal, statistics } = power;
  const against = (estimates: readonly (Interval | null)[]): CurvePoint[] =>
    estimates.flatMap((estimate, i) => (estimate === null ? [] : [{ x: levels[i].z, ...ends(estimate) }]));
  const { yield: events } = points[at];
  const resolved = statistics[0].points[at].power.map((estimate) => estimate !== null).lastIndexOf(true);
  return {
    name: `power-threshold-${events}`,
    figure: {
      kind: 'curves',
      title: `Power against the threshold for ${events} events of ${signal.name}`,
      subject: 'power',
      x: { title: 'Threshold *Z*_{*α*}' },
      y: { title: 'Power *P*(*Z* > *Z*_{*α*})', ...powerAxis },
      series: [
        ...idealSeries(against(powerOf(ideal?.points[at] ?? null))),
        { ...powerLooks.toys, points: against(statistics[0].points[at].power) },
        // What toys show needs no law; beyond, it is all there is.
        ...(resolved === levels.length - 1
          ? []
          : lawSeries(power, against(powerOf(chi2[at])).slice(Math.max(0, resolved)))),
        ...testSeries(power, (statistic) => against(statistic.points[at].power), 'bars'),
        { ...powerLooks.alpha, points: levels.map(({ z, alpha }) => ({ x: z, value: alpha })) },
      ],
      note: powerNote(power, at),
    },
  };
}

function powerAgainstYield(power: Power): NamedFigure[] {
  const { chi2, ideal, points, signal, statistics } = power;
  const level = shownLevel(power);
  if (level === undefined) return [];
  const { z, alpha } = power.levels[level];
  const against = (estimateAt: (at: number) => Interval | null | undefined): CurvePoint[] =>
    points.flatMap(({ yield: x }, at) => {
      const estimate = estimateAt(at) ?? null;
      return estimate === null ? [] : [{ x, ...ends(estimate) }];
    });
  const ofToys = (statistic: StatisticPower): CurvePoint[] =>
    against((at) => statistic.points[at].power[level]);
  return [
    {
      name: 'power-yield',
      figure: {
        kind: 'curves',
        title: `Power against the yield of ${signal.name}`,
        subject: 'power',
        x: { title: '*N*(S)' },
        y: { title: `Power *P*(*Z* > ${significant(z, 3)})`, ...powerAxis },
        series: [
          ...idealSeries(against((at) => powerOf(ideal?.points[at] ?? null)[level])),
          { ...powerLooks.toys, points: ofToys(statistics[0]) },
          ...lawSeries(
            power,
            against((at) => powerOf(chi2[at])[level]),
          ),
          ...testSeries(power, ofToys, 'bars'),
          { ...powerLooks.alpha, points: points.map(({ yield: x }) => ({ x, value: alpha })) },
        ],
        note: powerNote(power),
      },
    },
  ];
}

/** The place of Zα = 3 or else 2, if resolved; else of the highest that is. */
function shownLevel({ levels, statistics }: Power): number | undefined {
  const resolved = levels
    .map((_, i) => i)
    .filter((i) => statistics[0].thresholds[i] !== null)
    .sort((a, b) => levels[b].z - levels[a].z);
  const claim = CLAIMS.flatMap((z) => resolved.filter((i) => levels[i].z === z));
  return [...claim, ...resolved].at(0);
}

type Interval = Pick<PowerEstimate, 'value' | 'low' | 'high'>;

function ends({ value, low, high }: Interval): Omit<CurvePoint, 'x'> {
  return { value, low, high };
}

function powerOf(law: LawPower | { readonly median: number } | null): readonly Interval[] {
  return law !== null && 'power' in law ? law.power : [];
}

function zOfLaws(
  { points }: Power,
  laws: readonly (LawPower | { readonly median: number } | null)[],
): CurvePoint[] {
  return points.flatMap(({ yield: x }, at) => {
    const law = laws[at];
    if (law === null) return [];
    return 'z' in law
      ? [{ x, value: law.z.median, low: law.z.low, high: law.z.high }]
      : [{ x, value: law.median }];
  });
}

function medianOnly({ x, value, limit }: CurvePoint): CurvePoint {
  return { x, value, ...(limit === 'value' ? { limit } : {}) };
}

function idealSeries(points: CurvePoint[], spread?: 'band'): CurveSeries[] {
  if (points.length === 0) return [];
  const { label } = powerLooks.ideal;
  const banded = spread !== undefined && points.some(({ low }) => low !== undefined);
  return [{ ...powerLooks.ideal, points, ...(banded ? { label: `${label}${SPREAD}`, spread } : {}) }];
}

/** What null toys contradict is named so, wherever the figure goes. */
function lawSeries({ null: { contradictsChi2 } }: Power, points: CurvePoint[]): CurveSeries[] {
  if (points.length === 0) return [];
  const label = `${powerLooks.chi2.label}${contradictsChi2 ? ' (contradicted)' : ''}`;
  return [{ ...powerLooks.chi2, label, points: points.map(medianOnly) }];
}
