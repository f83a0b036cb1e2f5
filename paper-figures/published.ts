/** A series of numbers that others published. */
export interface Published {
  /** Where. */
  readonly source: string;
  /** What makes them uncertain: reading a figure, few toys. */
  readonly error: string;
}

/** Power P(Z > Zα) of a signal in the univariate benchmark. */
export interface PublishedPower extends Published {
  readonly points: readonly { readonly z: number; readonly power: number }[];
}

const UNIVARIATE = {
  source: 'D’Agnolo and Wulzer, arXiv:1806.02350: 1-4-1, W = 8, 300,000 epochs of Adam, 314 null toys',
  error: 'read off a figure to 0.03; some 0.05 from its toys',
} as const;
const LEVELS = [0, 0.5, 1, 1.5, 2.07, 2.7] as const;

/** By signal. */
export const publishedPower: Readonly<Record<'tail' | 'bulk' | 'excess', PublishedPower>> = {
  tail: { ...UNIVARIATE, points: pointsOf([0.95, 0.88, 0.82, 0.74, 0.71, 0.53]) },
  bulk: { ...UNIVARIATE, points: pointsOf([1, 1, 1, 0.96, 0.95, 0.87]) },
  excess: { ...UNIVARIATE, points: pointsOf([1, 0.99, 0.96, 0.85, 0.79, 0.57]) },
};

function pointsOf(powers: readonly number[]): PublishedPower['points'] {
  return powers.map((power, i) => ({ z: LEVELS[i], power }));
}
