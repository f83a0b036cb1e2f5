import { Fault } from '../fault/index.js';

/**
 * The Fault of a file that was cut short or changed after it was written.
 *
 * @param origin - the file's path, for the message
 * @param detail - what gave it away: `the footer lists 3 record batches, the file holds 2`
 * @param format - the file's format, for people
 * @param cause - the error that said so
 */
export function damaged(origin: string, detail: string, format = 'Arrow', cause?: unknown): Fault {
  return new Fault(
    'content',
    {
      where: origin,
      what: `the ${format} data are cut short or damaged: ${detail}`,
      todo: 'copy or write the file again',
    },
    { cause },
  );
}
