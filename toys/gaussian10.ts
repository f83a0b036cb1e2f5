import { exp } from '../src/numeric/index.js';
import { normal } from '../src/random/index.js';
import { drawn } from './drawn.js';
import type { Law, Signal } from './law.js';

/** (2π)⁵. */
const TWO_PI_TO_THE_FIFTH = 9792.629913129;
const FEATURES = ['x1', 'x2', 'x3', 'x4', 'x5', 'x6', 'x7', 'x8', 'x9', 'x10'] as const;

/** Ten features, and a signal that is far from the reference in one direction, near it in each feature. */
export const law: Law = {
  name: 'gaussian10',
  text: 'ten independent features of the standard normal law',
  source: 'of this project: a deviation along one direction of many',
  features: FEATURES,
  expected: 1000,
  reference: 20_000,
  network: [4],
  scale: 'none',
  // Provisional, of eight toys.
  clip: { bound: 0.65, scope: 'kernels', provisional: true },
  range: FEATURES.map(() => [-9, 10] as const),
  density: (event) => exp(-0.5 * event.reduce((sum, x) => sum + x * x, 0)) / TWO_PI_TO_THE_FIFTH,
  draw: (stream, events) => FEATURES.map(() => drawn(events, () => normal(stream))),
  signals: [shifted('shifted', 2, 35, [0, 15, 25, 35, 50])],
};

/** Signal events whose mean is moved by so many standard deviations along (1, …, 1). */
function shifted(name: string, shift: number, events: number, yields: readonly number[]): Signal {
  const step = shift / Math.sqrt(FEATURES.length);
  return {
    name,
    text: `events moved by ${shift} standard deviations along (1, …, 1)`,
    events,
    yields,
    draw: (stream, count) => FEATURES.map(() => drawn(count, () => step + normal(stream))),
    densityRatio: (event) => exp(step * event.reduce((sum, x) => sum + x, 0) - 0.5 * shift * shift),
  };
}
