const value = new Float64Array(1);
const words = new Uint32Array(value.buffer);

/** Which of the two words holds sign and exponent: 1 on little-endian machines. */
value[0] = 1;
const HIGH = words[0] === 0 ? 1 : 0;

/** The leading 20 bits of the mantissa of √2. */
const ROOT_TWO = 0x6a09e;

/**
 * The integer k with x = m · 2^k, m in [√½, √2) (up to the 21st bit of √2).
 *
 * @param x - positive and finite; subnormal too
 */
export function exponentOf(x: number): number {
  const subnormal = x < 2.2250738585072014e-308;
  value[0] = subnormal ? x * 18014398509481984 : x; // · 2^54
  const high = words[HIGH];
  return (high >>> 20) - (subnormal ? 1077 : 1023) + ((high & 0xfffff) >= ROOT_TWO ? 1 : 0);
}
