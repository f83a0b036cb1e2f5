import type { Power, StatisticPower } from '../power/index.js';
import { countOfToys } from '../statistic/index.js';
import { shortName } from '../text/index.js';
import { escapeMarkup } from './draw/text.js';
import type { CurvePoint, CurveSeries } from './figures.js';
import { significant } from './plot/ticks.js';
import { tellingTests } from './tellingTests.js';
import { testLabel } from './testLabel.js';

/** A longer name would leave no room for the numbers. */
const LONGEST_SIGNAL = 14;
const SHORT_SIGNAL = 6;

/** Colours that any colour vision tells apart; in grey, those that come near one another differ in marker and line. */
const testLooks = [
  { ink: 'orange', marker: 'square', line: 'solid' },
  { ink: 'red', marker: 'triangle', line: 'solid' },
  { ink: 'purple', marker: 'diamond', line: 'solid' },
  { ink: 'grey', marker: 'openCircle', line: 'dashed' },
  { ink: 'violet', marker: 'openSquare', line: 'dashed' },
] as const;

/** The look of each series, one for all figures of a study. */
export const powerLooks = {
  ideal: { label: 'Ideal', ink: 'black', line: 'solid' },
  toys: { label: 'NPLM, toys', ink: 'blue', marker: 'circle', line: 'solid', spread: 'bars' },
  chi2: { label: 'NPLM, *χ*^{2} law', ink: 'blue', line: 'dashed' },
  alpha: { label: 'No signal: *α*', ink: 'black', line: 'dotted' },
} as const;

/** A series for each of the most telling classical tests. */
export function testSeries(
  { statistics }: Power,
  pointsOf: (statistic: StatisticPower) => CurvePoint[],
  spread?: 'bars',
): CurveSeries[] {
  return tellingTests(statistics).map((statistic, i) => ({
    ...testLooks[i],
    label: typeset(testLabel(statistic)),
    ...(spread === undefined ? {} : { spread }),
    points: pointsOf(statistic),
  }));
}

/** Signal, yields and toys, above the frame; of one yield and a long name, without N(R), for which there is no room. */
export function powerNote({ points, sample, signal }: Power, at?: number): string {
  const { toys, yield: events } = points[at ?? 0];
  const name = shortName(withoutFolder(signal.name), LONGEST_SIGNAL);
  return [
    escapeMarkup(name),
    ...(at === undefined ? [] : [`*N*(S) = ${significant(events, 4)}`]),
    ...(at !== undefined && name.length > SHORT_SIGNAL
      ? []
      : [`*N*(R) = ${significant(sample.expected, 6)}`]),
    countOfToys(toys),
  ].join(', ');
}

/** The name of a file alone, without folders and ending. */
function withoutFolder(name: string): string {
  return name.replace(/^.*[/\\](?=.)/, '').replace(/(?<=.)\.\w+$/, '');
}

/** A label as it is printed: with a capital, but for the name of a tree; symbols slanted. */
function typeset(label: string): string {
  return escapeMarkup(label)
    .replace(/^[a-z](?!-)/, (letter) => letter.toUpperCase())
    .replace('χ²', '*χ*^{2}')
    .replace(/ p$/, ' *p*');
}
