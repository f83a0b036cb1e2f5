/** Mean and variance with their standard errors; null where there are too few values. */
interface Moments {
  readonly mean: number | null;
  readonly meanError: number | null;
  readonly variance: number | null;
  readonly varianceError: number | null;
}

/**
 * Mean, unbiased variance s², and standard errors √(s²/n) and √((m₄ − s⁴ (n − 3)/(n − 1))/n).
 *
 * @param effective - the n of the standard errors: how many independent values they are worth
 * @returns mean from one value, the others from two; each is null below that
 */
export function momentsOf(values: ArrayLike<number>, effective = values.length): Moments {
  const n = values.length;
  if (n === 0) return { mean: null, meanError: null, variance: null, varianceError: null };
  let sum = 0;
  for (let i = 0; i < n; i++) sum += values[i];
  const mean = sum / n;
  if (n === 1) return { mean, meanError: null, variance: null, varianceError: null };
  let squares = 0;
  let fourths = 0;
  for (let i = 0; i < n; i++) {
    const square = (values[i] - mean) * (values[i] - mean);
    squares += square;
    fourths += square * square;
  }
  const variance = squares / (n - 1);
  const spread = fourths / n - (variance * variance * (n - 3)) / (n - 1);
  return {
    mean,
    meanError: Math.sqrt(variance / effective),
    variance,
    varianceError: Math.sqrt(Math.max(0, spread) / effective),
  };
}
