import { Fault } from '../fault/index.js';
import { damaged } from './damaged.js';
import { TooLarge } from './tooLarge.js';

/**
 * Runs a reader: the RangeErrors that the decoders beneath throw over damaged bytes become one Fault, and so does
 * what memory does not hold; anything else is a defect.
 *
 * @param origin - the path, for messages
 * @param format - the file's format, for people
 * @throws Fault `content`
 */
export function guarded<T>(origin: string, format: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) throw damaged(origin, error.message, format);
    if (!(error instanceof TooLarge)) throw error;
    const todo = 'write it in smaller parts, or give fewer events';
    throw new Fault(
      'content',
      { where: origin, what: `it is too large: ${error.message}`, todo },
      { cause: error },
    );
  }
}
