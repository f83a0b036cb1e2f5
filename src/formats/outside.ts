import { Fault } from '../fault/index.js';
import { TooLarge } from './tooLarge.js';

/**
 * Calls what others wrote, or what trusts the types that they promise: over damaged bytes it throws errors of all
 * sorts, which are one here.
 *
 * @throws RangeError for any of them; a Fault and a TooLarge stay what they are
 */
export function outside<T>(call: () => T): T {
  try {
    return call();
  } catch (error) {
    if (error instanceof RangeError || error instanceof TooLarge || error instanceof Fault) throw error;
    if (!(error instanceof Error)) throw error;
    throw new RangeError(error.message, { cause: error });
  }
}
