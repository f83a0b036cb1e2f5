import type { Column, TextCells } from './table.js';

/**
 * What a column is, and why if it is text: `text: line 17 holds "bad", its other 49 cells are numbers`.
 *
 * @param origin - the file, to be named after the type
 */
export function describeColumn({ type, text }: Column, origin?: string): string {
  const where = origin === undefined ? '' : ` in ${origin}`;
  return text === undefined ? `${type}${where}` : `${type}${where}: ${describeText(text)}`;
}

/** Whether somebody meant it as numbers. */
export function isNearlyNumbers({ text }: Column): boolean {
  return text !== undefined && (text.numbers > 0 || text.decimalCommas);
}

/** Whether it is a column of numbers but for some cells, or for its decimal commas. */
export function isSpoilt({ text }: Column): boolean {
  return text !== undefined && (text.numbers > text.count || text.decimalCommas);
}

function describeText({ first, line, count, numbers, decimalCommas }: TextCells): string {
  if (decimalCommas) return `its numbers have decimal commas, such as "${first}" in line ${line}`;
  const found = `line ${line} holds "${first}"`;
  if (numbers === 0) return found;
  if (count > 1) return `${found}, the first of ${count} cells that are no numbers`;
  return `${found}, ${numbers === 1 ? 'its other cell is a number' : `its other ${numbers} cells are numbers`}`;
}

/** What to do about a column of text that should hold numbers. */
export function mendText({ count, numbers, decimalCommas }: TextCells): string {
  if (decimalCommas) return 'write the numbers with decimal points';
  if (numbers === 0) return 'leave it out, or write it as numbers';
  return count === 1
    ? 'mend the cell, or make it empty and add --drop-invalid'
    : 'mend these cells, or make them empty and add --drop-invalid';
}
