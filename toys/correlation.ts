import { exp } from '../src/numeric/index.js';
import { normal } from '../src/random/index.js';
import { drawn } from './drawn.js';
import type { Law, Signal } from './law.js';

const TWO_PI = 6.283185307179586;

/** Two features, each of which looks as it should: only together do they show the signal. */
export const law: Law = {
  name: 'correlation',
  text: 'two independent features of the standard normal law',
  source: 'of this project: a deviation that no histogram of a single feature shows',
  features: ['x', 'y'],
  expected: 2000,
  reference: 100_000,
  network: [5],
  scale: 'none',
  // Provisional, of eight toys.
  clip: { bound: 1.7, scope: 'kernels', provisional: true },
  range: [
    [-9, 9],
    [-9, 9],
  ],
  density: ([x, y]) => exp(-0.5 * (x * x + y * y)) / TWO_PI,
  draw: (stream, events) => [drawn(events, () => normal(stream)), drawn(events, () => normal(stream))],
  signals: [correlated('correlated', 0.8, 200, [0, 80, 140, 200, 260])],
};

/** Signal events in place of others, of correlation ρ; both margins stay those of the reference. */
function correlated(name: string, rho: number, events: number, yields: readonly number[]): Signal {
  const rest = Math.sqrt(1 - rho * rho);
  return {
    name,
    text: `events of correlation ${rho} in place of others`,
    events,
    yields,
    replaces: true,
    draw: (stream, count) => {
      const x = drawn(count, () => normal(stream));
      return [x, x.map((value) => rho * value + rest * normal(stream))];
    },
    densityRatio: ([x, y]) => {
      const form = 2 * rho * x * y - rho * rho * (x * x + y * y);
      return exp((0.5 * form) / (rest * rest)) / rest;
    },
  };
}
