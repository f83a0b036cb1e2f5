/** So many bytes can be summed before a sum of 32 bits may overflow. */
const BLOCK = 5552;

/** The Adler-32 of zlib streams, which fflate does not compare. */
// RFC 1950
export function adler32(bytes: Uint8Array): number {
  let low = 1;
  let high = 0;
  for (let begin = 0; begin < bytes.length; begin += BLOCK) {
    const end = Math.min(begin + BLOCK, bytes.length);
    for (let i = begin; i < end; i++) {
      low += bytes[i];
      high += low;
    }
    low %= 65521;
    high %= 65521;
  }
  return ((high << 16) | low) >>> 0;
}
