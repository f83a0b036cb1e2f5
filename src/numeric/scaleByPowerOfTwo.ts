const SMALLEST = -1022;
const LARGEST = 1023;

/** 2^k for every normal double, made by exact doubling and halving. */
const POWERS = new Float64Array(LARGEST - SMALLEST + 1);
POWERS[-SMALLEST] = 1;
for (let k = 1; k <= LARGEST; k++) POWERS[k - SMALLEST] = POWERS[k - 1 - SMALLEST] * 2;
for (let k = -1; k >= SMALLEST; k--) POWERS[k - SMALLEST] = POWERS[k + 1 - SMALLEST] / 2;

/**
 * y · 2^k: exact unless the result is subnormal (then rounded once); Infinity past the largest double.
 *
 * @param y - finite; |y| between 1/4 and 4, or any if |y| · 2^k is between 1/4 and 4
 * @param k - an integer, −1100 to 1100
 */
export function scaleByPowerOfTwo(y: number, k: number): number {
  if (k >= SMALLEST && k <= LARGEST) return y * POWERS[k - SMALLEST];
  // Two factors: the first product is exact, the second alone rounds.
  const first = k < 0 ? -60 : 60;
  return y * POWERS[k - first - SMALLEST] * POWERS[first - SMALLEST];
}
