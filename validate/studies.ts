/** A configuration in results/, and what is asked of its result. */
export interface Study {
  /** The folder of results/. */
  readonly folder: string;
  /** The file there, without its ending. */
  readonly name: string;
  readonly command: 'tune' | 'power';
  /** Figures to keep as SVG. */
  readonly figures: readonly string[];
  /** P(Z > Zα) that was published, where there is one. */
  readonly published?: { readonly yield: number; readonly level: number; readonly power: number };
}

/** Read from figure 6 of arXiv:1912.12155 and its like; the signals of the exponential benchmark at Zα = 2.07. */
const PUBLISHED = [
  { signal: 'tail', yield: 10, power: 0.71 },
  { signal: 'bulk', yield: 90, power: 0.95 },
  { signal: 'excess', yield: 90, power: 0.79 },
] as const;

const TUNE_FIGURES = ['clip-search', 't-distribution'] as const;

/** All of them, in the order in which they are made: power takes the clips that are tuned before it. */
export const studies: readonly Study[] = [
  ...['tune-kernels', 'tune-all', 'tune-shape-only'].map((name): Study => ({
    folder: 'exponential',
    name,
    command: 'tune',
    figures: TUNE_FIGURES,
  })),
  ...(['kernels', 'all'] as const).flatMap((scope) =>
    PUBLISHED.map(({ signal, ...point }): Study => ({
      folder: 'exponential',
      name: `power-${signal}-${scope}`,
      command: 'power',
      figures: [`power-threshold-${point.yield}`],
      // What was published has kernels clipped.
      ...(scope === 'kernels' ? { published: { ...point, level: 2.07 } } : {}),
    })),
  ),
];
