/** A fit as it was before it was a line of a journal: JSON has null for the NaN of one that failed. */
export function withNumbers<Fit extends { readonly t: number; readonly failed: boolean }>(fit: Fit): Fit {
  return fit.failed ? { ...fit, t: NaN } : fit;
}
