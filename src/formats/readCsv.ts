import { Fault } from '../fault/index.js';
import type { Table } from '../sample/index.js';
import { CsvColumn } from './csvColumn.js';
import { csvDialect } from './csvDialect.js';

const NEWLINE = 10;
const QUOTE = 34;
const COMMA = 44;
/** What separates cells, by the byte. */
const SEPARATORS: Readonly<Record<number, string>> = { 9: 'tabs', 44: '","', 59: '";"' };

/**
 * Reads a CSV text as RFC 4180 has it, in UTF-8: a line of column names (before it, lines that begin with `#` are
 * skipped), cells separated by `,`, `;` or tab, line ends LF or CRLF, quoted cells. An empty cell is null, and so are
 * `NA`, `N/A`, `n/a`, `<NA>`, `null`, `NULL` and `None`; `nan` and `inf` are numbers. A column of whole numbers without
 * a point is of kind `integer`.
 *
 * @param bytes - the whole text
 * @param origin - the path, for messages
 * @throws Fault `content` if a line has more or fewer cells than there are names, or a quote is left open
 */
export function readCsv(bytes: Uint8Array, origin: string): Table {
  const { names, separator, start, line: firstLine } = csvDialect(bytes, origin);
  const end = lastByte(bytes, start);
  const capacity = rowsAtMost(bytes, start, end, names.length);
  const columns = names.map((name) => new CsvColumn(name, capacity));
  const width = columns.length;
  let at = start;
  let line = firstLine;
  let rows = 0;
  while (at < end) {
    const rowLine = line;
    const rowStart = at;
    let cell = 0;
    for (;;) {
      const from = at;
      if (bytes[at] === QUOTE) {
        // Doubled quotes look like one quoted stretch after another, which ends at the same place.
        while (at < end && bytes[at] === QUOTE) {
          const close = bytes.indexOf(QUOTE, at + 1);
          if (close < 0 || close >= end)
            throw ragged(origin, rowLine, 'a quote is not closed', 'close or remove it');
          for (let i = at; i < close; i++) if (bytes[i] === NEWLINE) line++;
          at = close + 1;
        }
      }
      while (at < end && bytes[at] !== separator && bytes[at] !== NEWLINE) at++;
      if (cell < width) columns[cell].add(bytes, from, at, rows, rowLine);
      cell++;
      if (at >= end || bytes[at] === NEWLINE) break;
      at++;
    }
    if (cell !== width) {
      throw unequal(bytes.subarray(rowStart, at), cell, width, separator, origin, rowLine);
    }
    at++;
    line++;
    rows++;
  }
  return { origin, rows, columns: columns.map((column) => column.finish(rows)), metadata: new Map() };
}

/** The end of the text without blank lines there; the separators of a last line stay. */
function lastByte(bytes: Uint8Array, start: number): number {
  let end = bytes.length;
  while (end > start && (bytes[end - 1] === NEWLINE || bytes[end - 1] === 13 || bytes[end - 1] === 32)) end--;
  return end;
}

/** Every row needs a line end and, but for one cell, a separator a cell: a bound that memory can rely on. */
function rowsAtMost(bytes: Uint8Array, start: number, end: number, width: number): number {
  let lines = 1;
  for (let at = bytes.indexOf(NEWLINE, start); at >= 0 && at < end; at = bytes.indexOf(NEWLINE, at + 1))
    lines++;
  return Math.min(lines, Math.floor((end - start) / width) + 1);
}

/** A line with more or fewer cells than names, and what may have led to it. */
function unequal(
  row: Uint8Array,
  cells: number,
  width: number,
  separator: number,
  origin: string,
  line: number,
): Fault {
  const text = new TextDecoder().decode(row).trimEnd();
  if (text === '') return ragged(origin, line, 'the line is blank', 'remove it');
  const other = Object.keys(SEPARATORS).find(
    (byte) => Number(byte) !== separator && text.split(String.fromCharCode(Number(byte))).length === width,
  );
  if (width > 1 && other !== undefined) {
    const [here, there] = [SEPARATORS[Number(other)], SEPARATORS[separator]];
    const what = `its cells are separated by ${here}, the column names by ${there}`;
    return ragged(origin, line, what, 'use one separator in the whole file');
  }
  const what = `it has ${cells} ${cells === 1 ? 'cell' : 'cells'}, the header has ${width}`;
  const mark = String.fromCharCode(separator);
  if (cells === width + 1 && text.endsWith(mark)) {
    return ragged(origin, line, what, `remove the ${SEPARATORS[separator]} at the end of the line`);
  }
  if (cells === 2 * width && separator === COMMA && /^[-+\d,eE ]+$/.test(text)) {
    return ragged(origin, line, what, 'if its numbers have decimal commas, write them with points');
  }
  return ragged(origin, line, what, 'mend the line, or write the file again as Arrow');
}

function ragged(origin: string, line: number, what: string, todo: string): Fault {
  return new Fault('content', { where: `${origin}, line ${line}`, what, todo });
}
