/** The weight of the last bit for each value of the exponent field: 2^(max(e, 1) − 25), exact. */
const LAST_BIT = new Float64Array(31).fill(1 / 16_777_216);
for (let e = 2; e < 31; e++) LAST_BIT[e] = 2 * LAST_BIT[e - 1];

/** The number that the 16 bits of an IEEE half-precision float stand for. */
export function halfToNumber(bits: number): number {
  const sign = bits >> 15 === 0 ? 1 : -1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return fraction === 0 ? sign * Infinity : NaN;
  return sign * (exponent === 0 ? fraction : 1024 + fraction) * LAST_BIT[exponent];
}
