import { shownName, type ColumnDescription, type TableDescription } from '../sample/index.js';
import { counted, printable, shortName, shortNumber } from '../text/index.js';

/** The heights of a bar, from none to full. */
const BLOCKS = [...' ▁▂▃▄▅▆▇█'];
const ASCII = [...' .:-=+*#@'];
/** The longest value of the metadata, and the longest type, that is shown whole. */
const LONGEST_VALUE = 50;
const LONGEST_TYPE = 60;

/**
 * A table of events at a glance, a line a column: type, range, mean, invalid values and a histogram of the finite values
 * from the least to the largest. Whatever letters names hold, control characters are escaped.
 *
 * @param name - what was read, for the first line
 * @param description - as `describeTable` gives it
 * @param options - `files`: how many were read as one; `ascii`: draw bars of ASCII letters, where a terminal shows no others
 * @example
 * const table = await readTable(readFileSync('sm.arrow'), 'sm.arrow');
 * process.stdout.write(infoTable('sm.arrow', describeTable(table)));
 */
export function infoTable(
  name: string,
  description: TableDescription,
  options: { readonly files?: number; readonly ascii?: boolean } = {},
): string {
  const { format, rows, columns, features } = description;
  const { files = 1, ascii = false } = options;
  const counts = [
    ...(format === null ? [] : [format]),
    ...(files === 1 ? [] : [`${files} files`]),
    counted(rows, 'row'),
    counted(columns.length, 'column'),
  ];
  const about: [what: string, text: string][] = [
    ['features', features.length === 0 ? 'none' : features.map(escaped).join(', ')],
    ['weights', weightText(description)],
    ...metadataTexts(description),
  ];
  const width = Math.max(...about.map(([what]) => what.length));
  return [
    `${printable(name)}: ${counts.join(', ')}`,
    ...about.map(([what, text]) => `  ${what.padEnd(width)}  ${text}`),
    ...(columns.length === 0 ? [] : ['', ...columnLines(columns, ascii ? ASCII : BLOCKS)]),
    '',
  ].join('\n');
}

function weightText({ weight }: TableDescription): string {
  if (weight === null) return 'none: every event has weight 1';
  const { column, sum, effective, negative } = weight;
  const share = shortNumber(100 * negative.share);
  return [
    `column "${escaped(column)}"`,
    `Σw ${sum === null ? 'beyond the range of a double' : shortNumber(sum, 6)}`,
    `worth ${effective === null ? '?' : shortNumber(effective, 6)} events of weight 1`,
    ...(negative.count === 0 ? [] : [`${negative.count} negative (${share} % of Σ|w|)`]),
  ].join(', ');
}

function metadataTexts({ metadata }: TableDescription): [what: string, text: string][] {
  return Object.entries(metadata).map(([key, value], i) => [
    i === 0 ? 'metadata' : '',
    `${escaped(key)} = ${printable(shortName(value, LONGEST_VALUE))}`,
  ]);
}

function columnLines(columns: readonly ColumnDescription[], heights: readonly string[]): string[] {
  const head = ['column', 'type', 'least', 'mean', 'largest', 'invalid', 'histogram'];
  const cells = columns.map((column) => [
    unitName(column),
    printable(shortName(column.type, LONGEST_TYPE)),
    ...[column.low, column.mean, column.high].map((value) => (value === null ? '' : shortNumber(value, 5))),
    invalidText(column),
    bars(column.histogram, heights),
  ]);
  const widths = head.map((title, i) => Math.max(title.length, ...cells.map((row) => row[i].length)));
  return [head, ...cells].map((row) =>
    `  ${row.map((cell, i) => (isNumber(i) ? cell.padStart(widths[i]) : cell.padEnd(widths[i]))).join('  ')}`.trimEnd(),
  );
}

function isNumber(place: number): boolean {
  return place >= 2 && place <= 4;
}

function unitName({ name, unit }: ColumnDescription): string {
  return unit === undefined || name.endsWith(`[${unit}]`)
    ? escaped(name)
    : `${escaped(name)} [${escaped(unit)}]`;
}

function invalidText({ nulls, nan, infinite }: ColumnDescription): string {
  const parts = [
    [nulls, 'null'],
    [nan, 'NaN'],
    [infinite, 'infinite'],
  ] as const;
  const found = parts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  return found.length === 0 ? '0' : found.join(', ');
}

/** The fullest bin has the full height; a bin that is not empty has some. */
function bars(histogram: readonly number[], heights: readonly string[]): string {
  const most = Math.max(...histogram);
  return histogram.map((count) => heights[Math.ceil((count / most) * (heights.length - 1))]).join('');
}

function escaped(name: string): string {
  return printable(shownName({ name }));
}
