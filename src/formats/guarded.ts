import { readingFault } from './readingFault.js';

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
    throw readingFault(error, origin, format);
  }
}
