import { allocate } from './tooLarge.js';

/**
 * Copies parts one behind another.
 *
 * @throws TooLarge if memory does not hold them
 */
export function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  const whole = allocate(
    Uint8Array,
    parts.reduce((sum, part) => sum + part.length, 0),
  );
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
