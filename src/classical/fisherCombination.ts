/**
 * −2 (ln p₁ + ln p₂), Fisher's combination of two p-values; for independent uniform p it follows χ² of 4 degrees of
 * freedom (Fisher 1932, "Statistical methods for research workers", 21.1).
 */
export function fisherCombination(logP1: number, logP2: number): number {
  return -2 * (logP1 + logP2);
}
