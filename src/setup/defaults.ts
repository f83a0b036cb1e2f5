import type { RunConfig } from './config.js';

/** What a run takes where nothing is asked for; the help of the command reads it too. */
export const defaults = {
  /** Units of the hidden layers for one feature, and for more. */
  network: { one: [4], more: [5, 5, 5] },
  /** Bounds that nobody tuned: for networks of at most `small.parameters`, those of 1-4-1, and for larger ones. */
  clip: { small: { parameters: 13, bound: 5 }, large: 2 },
  clipScope: 'kernels',
  scale: 'standard',
  toys: 300,
  holdout: 0.5,
  trainer: 'auto',
  epochs: 300_000,
  seed: 1,
  out: 'nplm-out',
} as const satisfies Omit<RunConfig, 'reference' | 'data' | 'network' | 'clip'> & {
  readonly network: unknown;
  readonly clip: unknown;
};
