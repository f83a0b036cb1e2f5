import { Fault } from '../fault/index.js';
import { checkNames } from './checkNames.js';
import { isNumberText } from './isNumberText.js';

/** What the first lines of a CSV file say about the rest. */
interface CsvDialect {
  readonly names: readonly string[];
  /** The byte between cells: `,`, `;` or tab. */
  readonly separator: number;
  /** Where the first data line begins, bytes. */
  readonly start: number;
  /** Its number, counted from 1. */
  readonly line: number;
}

const NEWLINE = 10;
const RETURN = 13;
const QUOTE = 34;
const HASH = 35;
const SEPARATORS = [44, 59, 9];

/**
 * Finds the header line of a CSV text (after a byte order mark, blank lines and lines that begin with `#`), the
 * separator (whichever of `,`, `;` and tab it has most of) and the column names.
 *
 * @throws Fault `content` if there is no line of names, a quote in it is left open, or one name stands twice
 */
export function csvDialect(bytes: Uint8Array, origin: string): CsvDialect {
  let comment = { text: '', line: 0 };
  let at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  let line = 1;
  let end = lineEnd(bytes, at);
  while (at < bytes.length && (bytes[at] === HASH || isBlank(bytes, at, end))) {
    if (bytes[at] === HASH) comment = { text: textOf(bytes, at + 1, end), line };
    at = end + 1;
    end = lineEnd(bytes, at);
    line++;
  }
  const where = `${origin}, line ${line}`;
  if (at >= bytes.length) {
    throw new Fault('content', {
      where: origin,
      what: 'there is no line of column names',
      todo: 'begin the file with one',
    });
  }
  const lone = bytes.subarray(at, end).indexOf(RETURN);
  if (lone >= 0 && at + lone < end - 1) {
    throw new Fault('content', {
      where,
      what: 'a carriage return stands within the line (old Macs ended lines so)',
      todo: 'save the file with line ends LF or CRLF',
    });
  }
  if (!isUtf8(bytes.subarray(at, end))) {
    throw new Fault('content', { where, what: 'it is no text in UTF-8', todo: 'save the file as UTF-8' });
  }
  if (bytes.subarray(at, end).filter((byte) => byte === QUOTE).length % 2 === 1) {
    const isName = closesCell(bytes, bytes.indexOf(QUOTE, end));
    throw new Fault('content', {
      where,
      what: isName ? 'a column name has a line break in it' : 'a quote is not closed',
      todo: isName ? 'write each name in one line' : 'close or remove it',
    });
  }
  const cells = SEPARATORS.map((separator) => split(bytes, at, end, separator));
  const most = cells.reduce((best, list, i) => (list.length > cells[best].length ? i : best), 0);
  if (cells[most].length === 1) {
    const name = separatorOf(textOf(bytes, at, end), textOf(bytes, end + 1, lineEnd(bytes, end + 1)));
    if (name !== undefined) {
      throw new Fault('content', {
        where,
        what: `columns seem to be separated by ${name}, which is not read`,
        todo: 'write the file with commas, and names in its first line',
      });
    }
  }
  const names = cells[most].map(({ text }, i) => (text === '' ? `unnamed ${i + 1}` : text));
  // A quoted number is a name, but for a text whose numbers are all quoted.
  const below = split(bytes, end + 1, lineEnd(bytes, end + 1), SEPARATORS[most]);
  const number = names.find((name, i) => {
    const isName = cells[most][i].isQuoted && !(below[i]?.isQuoted && isNumberText(below[i].text));
    return isNumberText(name) && !isName;
  });
  if (number !== undefined && !isCounted(cells[most].map(({ text }) => text))) {
    throw new Fault('content', {
      where,
      what: `"${number}" stands where a column name should`,
      todo: isHeader(comment.text, cells[most].length, SEPARATORS[most])
        ? `line ${comment.line} seems to hold the names: remove its # (numpy.savetxt: comments='')`
        : 'begin the file with a line of column names, those that are numbers in quotes (lines that begin with # are skipped)',
    });
  }
  checkNames(names, where);
  return { names, separator: SEPARATORS[most], start: Math.min(end + 1, bytes.length), line: line + 1 };
}

/** Other things than `,`, `;` and tab that people put between numbers. */
const UNREAD: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['"|"', /\s*\|\s*/],
  ['":"', /\s*:\s*/],
  ['spaces', /\s+/],
];

/** What separates the numbers of a first line of data and the names above, if both have as many and over one. */
function separatorOf(header: string, data: string): string | undefined {
  return UNREAD.find(([, pattern]) => {
    const cells = data.split(pattern);
    const numbers = cells.length > 1 && cells.every((cell) => cell !== '' && Number.isFinite(Number(cell)));
    return numbers && header.split(pattern).length === cells.length;
  })?.[0];
}

/** Whether a comment has as many words as there are columns, none a number. */
function isHeader(comment: string, columns: number, separator: number): boolean {
  const words = comment.split(String.fromCharCode(separator)).map((word) => word.trim());
  return words.length === columns && words.every((word) => word !== '' && Number.isNaN(Number(word)));
}

function textOf(bytes: Uint8Array, start: number, end: number): string {
  return new TextDecoder().decode(bytes.subarray(start, end)).trim();
}

function lineEnd(bytes: Uint8Array, from: number): number {
  const end = bytes.indexOf(NEWLINE, from);
  return end < 0 ? bytes.length : end;
}

function isBlank(bytes: Uint8Array, start: number, end: number): boolean {
  return bytes.subarray(start, end).every((byte) => byte === 32 || byte === RETURN);
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Whether the quote at a place may close a cell: a separator or the end of a line follows. */
function closesCell(bytes: Uint8Array, at: number): boolean {
  if (at < 0) return false;
  const after = bytes.subarray(at + 1, lineEnd(bytes, at)).find((byte) => byte !== 32 && byte !== RETURN);
  return after === undefined || SEPARATORS.includes(after);
}

interface Cell {
  readonly text: string;
  readonly isQuoted: boolean;
}

/** The cells of one line, without quotes and the spaces around them. */
function split(bytes: Uint8Array, start: number, end: number, separator: number): Cell[] {
  const decoder = new TextDecoder();
  const cells: Cell[] = [];
  let from = start;
  let quoted = false;
  for (let at = start; at <= end; at++) {
    if (bytes[at] === QUOTE && at < end) quoted = !quoted;
    if (at < end && (quoted || bytes[at] !== separator)) continue;
    const text = decoder.decode(bytes.subarray(from, at)).trim();
    const isQuoted = /^".*"$/s.test(text);
    cells.push({ text: isQuoted ? text.slice(1, -1).replaceAll('""', '"') : text, isQuoted });
    from = at + 1;
  }
  return cells;
}

/** Whether names are 0, 1, 2, …, after an unnamed one or not: what pandas writes for columns that were given none. */
function isCounted(names: readonly string[]): boolean {
  const counted = names[0] === '' ? names.slice(1) : names;
  return counted.length > 1 && counted.every((name, i) => name === String(i));
}
