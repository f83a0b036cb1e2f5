import { Fault } from '../fault/index.js';
import { damaged } from './damaged.js';
import { TooLarge } from './tooLarge.js';

/**
 * What a reader throws for an error of the decoders beneath: over damaged bytes they throw RangeErrors, and a TooLarge
 * where memory does not hold what is in the file. Anything else is a defect, and comes back as it is.
 *
 * @param error - what was caught
 * @param origin - the path, for messages
 * @param format - the file's format, for people
 */
export function readingFault(error: unknown, origin: string, format: string): unknown {
  if (error instanceof RangeError) return damaged(origin, error.message, format, error);
  if (!(error instanceof TooLarge)) return error;
  const todo = 'write it in smaller parts, or give fewer events';
  const what = `it is too large: ${error.message}`;
  return new Fault('content', { where: origin, what, todo }, { cause: error });
}
