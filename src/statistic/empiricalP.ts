/**
 * (k + 1)/(n + 1), the p-value of k of n toys at or beyond the observed t.
 *
 * Under the hypothesis of the toys t is exchangeable with them, so P(p ≤ j/(n + 1)) ≤ j/(n + 1) exactly, for any law.
 * It may lie outside the Clopper–Pearson interval of k/n: above it at k = 0 for a few toys, at its end 1 for k = n.
 */
export function empiricalP(k: number, n: number): number {
  return (k + 1) / (n + 1);
}
