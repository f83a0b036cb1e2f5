import type { FeatureFigure } from './figures.js';

/** More features than these are not all drawn: forty take some ten seconds. */
export const MOST_FEATURE_FIGURES = 40;

/**
 * Which features a run draws: all, or of more than {@link MOST_FEATURE_FIGURES} those whose data differ most from the
 * reference in the bins of their figures, Σ (data − reference)² / (reference + Σw²); in the order given.
 */
export function shownFeatures<T extends { readonly figure: FeatureFigure }>(features: readonly T[]): T[] {
  if (features.length <= MOST_FEATURE_FIGURES) return [...features];
  const ranked = features.map((_, i) => i);
  const differences = features.map(({ figure }) => difference(figure));
  ranked.sort((a, b) => differences[b] - differences[a] || a - b);
  const shown = new Set(ranked.slice(0, MOST_FEATURE_FIGURES));
  return features.filter((_, i) => shown.has(i));
}

function difference({ data, reference, referenceSumw2 }: FeatureFigure): number {
  let sum = 0;
  for (let i = 0; i < data.length; i++) {
    // A negative bin of a weighted reference has no Poisson variance.
    const variance = Math.max(reference[i], 0) + referenceSumw2[i];
    if (variance > 0) sum += (data[i] - reference[i]) ** 2 / variance;
    // Data where the reference has nothing differ most of all.
    else sum += data[i] ** 2;
  }
  return sum;
}
