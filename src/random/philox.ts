/** Multipliers and key increments of Philox 4x32 (Salmon et al. 2011, "Parallel random numbers: as easy as 1, 2, 3"). */
const M0 = 0xd2511f53;
const M1 = 0xcd9e8d57;
const W0 = 0x9e3779b9;
const W1 = 0xbb67ae85;
const M0_LOW = M0 & 0xffff;
const M0_HIGH = M0 >>> 16;
const M1_LOW = M1 & 0xffff;
const M1_HIGH = M1 >>> 16;

/**
 * Philox 4x32-10: the four words that belong to a counter and a key, written to `out[0…3]`.
 *
 * Any 32-bit integers, signed or not. A function of its arguments alone: ten rounds, each two products of
 * 32 × 32 bits whose high and low words are mixed with the key.
 */
export function philox(
  c0: number,
  c1: number,
  c2: number,
  c3: number,
  k0: number,
  k1: number,
  out: Uint32Array,
): void {
  for (let round = 0; round < 10; round++) {
    // High words by products of 16 bits: no intermediate exceeds 32 bits, hence no rounding.
    const low0 = c0 & 0xffff;
    const high0 = c0 >>> 16;
    const low2 = c2 & 0xffff;
    const high2 = c2 >>> 16;
    const carry0 = (Math.imul(M0_HIGH, low0) + (Math.imul(M0_LOW, low0) >>> 16)) | 0;
    const cross0 = (Math.imul(M0_LOW, high0) + (carry0 & 0xffff)) | 0;
    const top0 = (Math.imul(M0_HIGH, high0) + (carry0 >>> 16) + (cross0 >>> 16)) | 0;
    const carry2 = (Math.imul(M1_HIGH, low2) + (Math.imul(M1_LOW, low2) >>> 16)) | 0;
    const cross2 = (Math.imul(M1_LOW, high2) + (carry2 & 0xffff)) | 0;
    const top2 = (Math.imul(M1_HIGH, high2) + (carry2 >>> 16) + (cross2 >>> 16)) | 0;
    const bottom0 = Math.imul(M0, c0);
    const bottom2 = Math.imul(M1, c2);
    c0 = top2 ^ c1 ^ k0;
    c1 = bottom2;
    c2 = top0 ^ c3 ^ k1;
    c3 = bottom0;
    k0 = (k0 + W0) | 0;
    k1 = (k1 + W1) | 0;
  }
  out[0] = c0;
  out[1] = c1;
  out[2] = c2;
  out[3] = c3;
}
