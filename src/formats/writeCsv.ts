import { Fault } from '../fault/index.js';
import { shortName } from '../text/index.js';
import { isNumberText } from './isNumberText.js';
import { joinBytes } from './joinBytes.js';
import { rowsOf, type OutputColumn } from './outputColumn.js';
import { TooLarge } from './tooLarge.js';

/** Cells that are made one text at a time, some 20 MB: the text of a whole file may be longer than a string can be. */
const BLOCK = 1_048_576;

/**
 * Writes a CSV text in UTF-8: a line of names, then a line a row, line ends LF. Numbers are the shortest that read back
 * the same; NaN is an empty cell (in quotes where the line would be blank); truth values (a Uint8Array) are `true` and `false`.
 * It takes twice the memory of what it returns.
 *
 * @param columns - of equal length
 * @param separator - `,`, or a tab for a TSV text
 * @returns the content of the file
 * @throws RangeError if the columns differ in length; Fault `content` if a name is empty, or holds a line break or another
 *   control character; `machine` if memory does not hold the text
 * @example
 * writeFileSync('x.csv', writeCsv([{ name: 'x', values: Float64Array.of(0.2, 1.1, 3.4) }]));
 */
export function writeCsv(columns: readonly OutputColumn[], separator: ',' | '\t' = ','): Uint8Array {
  const rows = rowsOf(columns);
  columns.forEach(({ name }, i) => checkName(name, i));
  const encoder = new TextEncoder();
  const parts = [encoder.encode(`${columns.map(({ name }) => quoted(name)).join(separator)}\n`)];
  const step = Math.max(1, Math.floor(BLOCK / Math.max(1, columns.length)));
  try {
    for (let start = 0; start < rows; start += step) {
      let text = '';
      for (let row = start; row < Math.min(start + step, rows); row++)
        text += `${columns.map(({ values }) => cell(values, row)).join(separator) || '""'}\n`;
      parts.push(encoder.encode(text));
    }
    return joinBytes(parts);
  } catch (cause) {
    if (!(cause instanceof TooLarge) && !(cause instanceof RangeError)) throw cause;
    const what = `the text of ${rows} rows does not fit into memory`;
    throw new Fault('machine', { what, todo: 'write Arrow or Parquet, or fewer columns' }, { cause });
  }
}

/** What would not be read back as it is. */
function checkName(name: string, index: number): void {
  const todo = 'rename it, or write Arrow or Parquet';
  if (name === '')
    throw new Fault('content', {
      what: `column ${index + 1} has no name, which a line of names needs`,
      todo,
    });
  const control = [...name].find((letter) => letter < ' ' && letter !== '\t');
  if (control === undefined) return;
  const what = control === '\n' || control === '\r' ? 'a line break' : 'a control character';
  throw new Fault('content', {
    what: `the name of column ${shortName(name)} holds ${what}, which lines of text cannot`,
    todo,
  });
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

/** A name as a cell: in quotes where it would be taken for a number, a comment, several cells or another format. */
function quoted(name: string): string {
  const isPlain = !/[",;\t]|^[#<{[]|^\s|\s$/.test(name) && !isNumberText(name);
  return isPlain ? name : `"${name.replaceAll('"', '""')}"`;
}
