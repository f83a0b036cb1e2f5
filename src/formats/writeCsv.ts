import { Fault } from '../fault/index.js';
import { shortName } from '../text/index.js';
import { rowsOf, type OutputColumn } from './outputColumn.js';

/**
 * Writes a CSV text in UTF-8: a line of names, then a line a row, line ends LF. Numbers are the shortest that read back
 * the same; NaN is an empty cell (in quotes where the line would be blank); truth values (a Uint8Array) are `true` and `false`.
 *
 * @param columns - of equal length
 * @param separator - `,`, or a tab for a TSV text
 * @returns the content of the file
 * @throws RangeError if the columns differ in length; Fault `content` if a name holds a line break
 * @example
 * writeFileSync('x.csv', writeCsv([{ name: 'x', values: Float64Array.of(0.2, 1.1, 3.4) }]));
 */
export function writeCsv(columns: readonly OutputColumn[], separator: ',' | '\t' = ','): Uint8Array {
  const rows = rowsOf(columns);
  const broken = columns.find(({ name }) => /[\r\n]/.test(name));
  if (broken !== undefined)
    throw new Fault('content', {
      what: `the name of column ${shortName(broken.name)} holds a line break, which lines of text cannot`,
      todo: 'rename it, or write Arrow or Parquet',
    });
  const lines = [columns.map(({ name }) => quoted(name)).join(separator)];
  for (let row = 0; row < rows; row++)
    lines.push(columns.map(({ values }) => cell(values, row)).join(separator) || '""');
  return new TextEncoder().encode(`${lines.join('\n')}\n`);
}

function cell(values: OutputColumn['values'], row: number): string {
  const value = values[row];
  if (values instanceof Uint8Array) return value === 0 ? 'false' : 'true';
  if (Number.isNaN(value)) return '';
  // A point marks the column as floating-point even where all its values are whole.
  if (Object.is(value, -0)) return '-0.0';
  const whole = Number.isInteger(value) && Math.abs(value) < 1e21;
  return values instanceof Float64Array || values instanceof Float32Array
    ? `${value}${whole ? '.0' : ''}`
    : `${value}`;
}

function quoted(name: string): string {
  return /[",;\t]|^#|^\s|\s$/.test(name) ? `"${name.replaceAll('"', '""')}"` : name;
}
