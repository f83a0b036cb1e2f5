import type { Column } from '../sample/index.js';
import { NOT_A_NUMBER, parseNumber } from './parseNumber.js';

const QUOTE = 34;
/** The longest cell that a message quotes. */
const LONGEST = 24;

/** Collects the cells of one CSV column and says in the end what kind of column it is. */
export class CsvColumn {
  private readonly values: Float64Array;
  private nulls = 0;
  private booleans = 0;
  private allWhole = true;
  private firstBoolean = '';
  /** The first cell that is neither number nor truth value, and its line. */
  private text = '';

  /** @param capacity - the most rows that there can be */
  constructor(
    private readonly name: string,
    capacity: number,
  ) {
    this.values = new Float64Array(capacity);
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
      this.values[row] = NaN;
      this.nulls++;
      return;
    }
    if (this.text !== '') return;
    const value = parseNumber(bytes, start, end);
    if (value === NOT_A_NUMBER) {
      this.addWord(new TextDecoder().decode(bytes.subarray(start, end)), row, line);
      return;
    }
    this.values[row] = value;
    if (this.allWhole && !isWhole(bytes, start, end)) this.allWhole = false;
  }

  /** @param rows - how many rows there were */
  finish(rows: number): Column {
    const { name, nulls } = this;
    if (this.text !== '') return { name, nulls, kind: 'other', type: `text (${this.text})` };
    if (nulls === rows) return { name, nulls, kind: 'other', type: 'empty' };
    if (this.booleans > 0 && this.booleans + nulls < rows) {
      return { name, nulls, kind: 'other', type: `text (${this.firstBoolean})` };
    }
    const kind = this.booleans > 0 ? 'boolean' : this.allWhole ? 'integer' : 'float';
    const type = { boolean: 'bool', float: 'number', integer: 'integer' }[kind];
    return { name, nulls, kind, type, values: this.values.slice(0, rows) };
  }

  private addWord(word: string, row: number, line: number): void {
    const shown = `"${word.length > LONGEST ? `${word.slice(0, LONGEST)}…` : word}" in line ${line}`;
    const truth = word.toLowerCase();
    if (truth !== 'true' && truth !== 'false') {
      this.text = shown;
      return;
    }
    this.values[row] = truth === 'true' ? 1 : 0;
    if (this.booleans++ === 0) this.firstBoolean = shown;
  }
}

/** Whether a number is written without point, exponent or word. */
function isWhole(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const byte = bytes[at];
    if ((byte < 48 || byte > 57) && byte !== 45 && byte !== 43) return false;
  }
  return true;
}
