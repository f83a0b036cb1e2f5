import { printable } from '../text/index.js';

/** A text of lines without control characters: a result read from a folder may hold any letters. */
export function printableLines(text: string): string {
  return text.split('\n').map(printable).join('\n');
}
