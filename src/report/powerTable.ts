import type { LawPower, Power, StatisticPower } from '../power/index.js';
import { countOfToys, LEAST_BEYOND } from '../statistic/index.js';
import { shortNumber } from '../text/index.js';
import { alignedRows } from './alignedRows.js';
import { powerHead } from './powerHead.js';
import { levelCell, medianCell, powerCell, zCell } from './powerCells.js';
import { shownLevels } from './shownLevels.js';
import { testLabel } from './testLabel.js';
import { textTable } from './textTable.js';
import { wrapText } from './wrapText.js';

/** Longer titles would push the last column off a line of 110 letters. */
const LONGEST_TITLE = 27;
const LINE = 110;

/**
 * The report of a study of power: how it was made, then for each yield Z and power of the ideal, of the network by toys
 * and by χ², and of the classical tests; the actual size of discrete tests, and how they were set up.
 *
 * Intervals are of one standard deviation. `>` stands before a 95 % lower limit, `not resolved` where fewer than ten null
 * toys are expected beyond the threshold.
 *
 * @example
 * const power = JSON.parse(readFileSync('nplm-power/power.json', 'utf8')) as Power;
 * process.stdout.write(powerTable(power));
 */
export function powerTable(power: Power): string {
  const levels = shownLevels(power.levels);
  const parts = [
    alignedRows(powerHead(power)),
    ...blocksOf(power, levels),
    sizesOf(power, levels),
    setUpOf(power),
    notesOf(power),
  ];
  return parts.filter((part) => part !== '').join('\n');
}

/** All yields as one table, so that a column stands at the same place in each, cut into a part for each yield. */
function blocksOf(power: Power, levels: readonly number[]): string[] {
  const parts = power.points.map((point, at) => [
    [
      `N(S) = ${shortNumber(point.yield, 6)} on ${shortNumber(point.background, 6)}`,
      'Z: median (16 to 84 %)',
      ...levels.map((i) => `P(Z > ${shortNumber(power.levels[i].z)})`),
    ],
    [
      `${countOfToys(point.toys)}${point.failed === 0 ? '' : `, ${point.failed} failed`}`,
      '',
      ...levels.map((i) => `α ${levelCell(power.levels[i].alpha)}`),
    ],
    ...rowsAt(power, at, levels),
  ]);
  const lines = textTable(parts.flat());
  let from = 0;
  return parts.map(({ length }) => {
    const part = lines.slice(from, from + length);
    from += length;
    return joined(part);
  });
}

/** The ideal first, as the bound of what follows; the network by toys and by its law; the classical tests. */
function rowsAt(power: Power, at: number, levels: readonly number[]): string[][] {
  const { chi2, ideal, statistics } = power;
  const [network, ...classical] = statistics;
  const byToys = (statistic: StatisticPower, label: string): string[] => [
    label,
    zCell(statistic.points[at].z),
    ...levels.map((i) => powerCell(statistic.points[at].power[i])),
  ];
  const byLaw = (label: string, law: LawPower): string[] => [
    label,
    zCell(law.z),
    ...levels.map((i) => powerCell(law.power[i])),
  ];
  const law = chi2[at];
  return [
    ...idealRow(ideal, at, byLaw),
    byToys(network, 'NPLM, by toys'),
    ...(law === null
      ? []
      : [byLaw(`NPLM, χ² law (${power.null.contradictsChi2 ? 'contradicted' : 'extrapolated'})`, law)]),
    ...classical.map((statistic) => byToys(statistic, labelOf(statistic))),
  ];
}

function idealRow(
  ideal: Power['ideal'],
  at: number,
  byLaw: (label: string, law: LawPower) => string[],
): string[][] {
  const point = ideal?.points[at] ?? null;
  if (ideal === null || point === null) return [];
  const label = ideal.kind === 'exact' ? 'ideal' : 'ideal (Asimov)';
  return ['z' in point ? byLaw(label, point) : [label, medianCell(point.median)]];
}

function labelOf(statistic: StatisticPower): string {
  return statistic.title.length <= LONGEST_TITLE ? statistic.title : testLabel(statistic);
}

/**
 * The actual size of tests whose values tie, which the power is to be held against: by its law where that is known, else the
 * share of null toys beyond the threshold that they set themselves.
 */
function sizesOf({ levels, statistics }: Power, shown: readonly number[]): string {
  const discrete = statistics.filter((statistic) => statistic.discrete);
  if (discrete.length === 0) return '';
  return joined(
    textTable([
      ['Size of discrete tests', ...shown.map((i) => `at α ${levelCell(levels[i].alpha)}`)],
      ...discrete.map((statistic) => {
        const exact = isExact(statistic);
        const sizes = shown.map((i) => {
          const threshold = statistic.thresholds[i];
          return levelCell((exact ? threshold?.exactSize : threshold?.size) ?? undefined);
        });
        return [`${labelOf(statistic)}${exact ? ', exact' : ''}`, ...sizes];
      }),
    ]),
  );
}

function isExact({ thresholds }: StatisticPower): boolean {
  return thresholds.some((threshold) => threshold !== null && threshold.exactSize !== null);
}

/** A test and its row with the rate are set up alike. */
function setUpOf({ ideal, noIdeal, points, statistics }: Power): string {
  const rows = new Map<string, string>();
  if (noIdeal !== null) rows.set('no ideal', noIdeal);
  const without =
    ideal !== null && points.some(({ yield: events }, at) => events === 0 && ideal.points[at] === null);
  if (ideal !== null) rows.set('ideal', `${ideal.detail}${without ? '; none where there is no signal' : ''}`);
  for (const statistic of statistics) {
    if (statistic.detail === '' || [...rows.values()].includes(statistic.detail)) continue;
    rows.set(labelOf(statistic), statistic.detail);
  }
  const width = Math.max(0, ...[...rows.keys()].map((label) => label.length));
  return joined(
    [...rows].flatMap(([label, detail]) =>
      wrapText(detail, LINE - width - 2).map((line, i) => `${(i === 0 ? label : '').padEnd(width)}  ${line}`),
    ),
  );
}

function notesOf(power: Power): string {
  const resolved = power.statistics.every(({ thresholds }) =>
    thresholds.every((threshold) => threshold !== null),
  );
  const notes = [
    'Power: share of toys beyond the threshold that the null toys give for α, each test by its own values. Errors are one standard deviation: Clopper–Pearson and the error of the threshold.',
    ...(power.statistics.some(({ discrete }) => discrete)
      ? [
          'Size: exact by the Poisson law of the yield, else the share of null toys beyond the threshold that they set.',
        ]
      : []),
    `>: 95 % lower limit, where fewer than ${LEAST_BEYOND} null toys lie beyond.`,
    ...(resolved
      ? []
      : [`not resolved: fewer than ${LEAST_BEYOND} null toys are expected beyond the threshold.`]),
    ...(power.chi2.every((law) => law === null) ? [] : [lawNote(power)]),
  ];
  return joined(notes.flatMap((note) => wrapText(note, LINE)));
}

function lawNote({ null: { contradictsChi2 } }: Power): string {
  return contradictsChi2
    ? 'χ² law: the null toys contradict it, so that its Z and power are not those of t: take those by toys.'
    : 'χ² law: right only as far as null t follows it.';
}

function joined(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}
