import type { Column } from '../sample/index.js';
import { NOT_A_NUMBER, parseNumber } from './parseNumber.js';

const QUOTE = 34;
const PLUS = 43;
const COMMA = 44;
/** The longest cell that a message quotes. */
const LONGEST = 24;

/** The first cell of its sort, for a message. */
interface Cell {
  readonly first: string;
  readonly line: number;
}

/** Collects the cells of one CSV column and says in the end what kind of column it is. */
export class CsvColumn {
  readonly #name: string;
  readonly #values: Float64Array;
  #nulls = 0;
  #allWhole = true;
  /** Of whole numbers. */
  #rounded = 0;
  #booleans = 0;
  #boolean: Cell | undefined;
  /** Cells that are neither number nor truth value. */
  #words = 0;
  #word: Cell | undefined;
  #decimalCommas = true;

  /** @param capacity - the most rows that there can be */
  constructor(name: string, capacity: number) {
    this.#name = name;
    this.#values = new Float64Array(capacity);
  }

  /** Takes the cell `bytes[start, end)`, quotes included, of row `row` (from 0) in line `line` (from 1). */
  add(bytes: Uint8Array, start: number, end: number, row: number, line: number): void {
    while (start < end && bytes[start] <= 32) start++;
    while (end > start && bytes[end - 1] <= 32) end--;
    if (bytes[start] === QUOTE && end - start >= 2 && bytes[end - 1] === QUOTE) {
      start++;
      end--;
    }
    if (start === end) {
      this.#addNull(row);
      return;
    }
    const value = parseNumber(bytes, start, end);
    if (value === NOT_A_NUMBER) {
      if (isMissing(bytes, start, end)) this.#addNull(row);
      else this.#addWord(bytes.subarray(start, end), row, line);
      return;
    }
    this.#values[row] = value;
    if (!this.#allWhole) return;
    if (!isWhole(bytes, start, end)) this.#allWhole = false;
    else if (isRounded(value, bytes, start, end)) this.#rounded++;
  }

  /** @param rows - how many rows there were */
  finish(rows: number): Column {
    const [name, nulls, booleans, words] = [this.#name, this.#nulls, this.#booleans, this.#words];
    const numbers = rows - nulls - booleans - words;
    const text = (cell: Cell, count: number): Column => ({
      name,
      nulls,
      kind: 'other',
      type: 'text',
      text: { ...cell, count, numbers, decimalCommas: words > 0 && this.#decimalCommas },
    });
    if (this.#word !== undefined) return text(this.#word, words + booleans);
    if (nulls === rows) return { name, nulls, kind: 'other', type: 'empty' };
    if (this.#boolean !== undefined && numbers > 0) return text(this.#boolean, booleans);
    const kind = booleans > 0 ? 'boolean' : this.#allWhole ? 'integer' : 'float';
    const type = { boolean: 'bool', float: 'number', integer: 'integer' }[kind];
    const rounded = kind === 'integer' && this.#rounded > 0 ? { rounded: this.#rounded } : {};
    return { name, nulls, kind, type, values: this.#values.slice(0, rows), ...rounded };
  }

  #addNull(row: number): void {
    this.#values[row] = NaN;
    this.#nulls++;
  }

  #addWord(bytes: Uint8Array, row: number, line: number): void {
    // Most words of a column of text are not looked at again.
    if (this.#word !== undefined) {
      this.#words++;
      if (this.#decimalCommas) this.#decimalCommas = hasDecimalComma(bytes);
      return;
    }
    const word = new TextDecoder().decode(bytes);
    const cell = { first: word.length > LONGEST ? `${word.slice(0, LONGEST)}…` : word, line };
    const truth = word.toLowerCase();
    if (truth === 'true' || truth === 'false') {
      this.#values[row] = truth === 'true' ? 1 : 0;
      this.#booleans++;
      this.#boolean ??= cell;
    } else {
      this.#word = cell;
      this.#words++;
      this.#decimalCommas = hasDecimalComma(bytes);
    }
  }
}

/** What pandas, R, SQL and JSON write where there is no value, but for NaN, which is a number. */
const MISSING = new Set(['NA', 'N/A', 'n/a', '<NA>', 'null', 'NULL', 'None']);

function isMissing(bytes: Uint8Array, start: number, end: number): boolean {
  // Most words of a column of text are longer and not looked at.
  return end - start <= 4 && MISSING.has(String.fromCharCode(...bytes.subarray(start, end)));
}

/** Whether a number is written without point, exponent or word. */
function isWhole(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const byte = bytes[at];
    if ((byte < 48 || byte > 57) && byte !== 45 && byte !== 43) return false;
  }
  return true;
}

/** Whether a whole number is another one as a double. */
function isRounded(value: number, bytes: Uint8Array, start: number, end: number): boolean {
  if (!(Math.abs(value) > Number.MAX_SAFE_INTEGER)) return false;
  if (value === Infinity || value === -Infinity) return true;
  const from = bytes[start] === PLUS ? start + 1 : start;
  return BigInt(value) !== BigInt(new TextDecoder().decode(bytes.subarray(from, end)));
}

/** Whether it would be a number with a point in place of its one comma. */
function hasDecimalComma(bytes: Uint8Array): boolean {
  const comma = bytes.indexOf(COMMA);
  if (comma < 0) return false;
  const pointed = bytes.slice();
  pointed[comma] = 46;
  return parseNumber(pointed, 0, pointed.length) !== NOT_A_NUMBER;
}
