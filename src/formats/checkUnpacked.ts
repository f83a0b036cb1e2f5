import { TooLarge } from './tooLarge.js';

/** What may be unpacked whatever its ratio, bytes. */
const HARMLESS = 268_435_456;
/** Tables of numbers shrink by less: what shrinks by more is no table but a bomb. */
const LARGEST_RATIO = 100;

/**
 * Checks that what is unpacked from so many bytes is no bomb, which would take all memory.
 *
 * @throws TooLarge if it is over 256 MiB and over a hundred times as long as it was packed
 */
export function checkUnpacked(length: number, packed: number): void {
  if (length <= HARMLESS || length <= LARGEST_RATIO * packed) return;
  throw new TooLarge(`${packed} bytes of it unpack to ${length} or more, as no table of numbers does`);
}
