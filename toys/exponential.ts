import { exp } from '../src/numeric/index.js';
import { exponential, normal, type Stream } from '../src/random/index.js';
import { drawn } from './drawn.js';
import type { Law, Signal } from './law.js';

const SQRT_2PI = 2.5066282746310002;

/** x²e^−x/2 is the law of the sum of three exponential draws. */
const excess = {
  draw: (stream: Stream, events: number) => [
    drawn(events, () => exponential(stream) + exponential(stream) + exponential(stream)),
  ],
  densityRatio: ([x]: readonly number[]) => 0.5 * x * x,
};

/** The univariate benchmark of the literature. */
export const law: Law = {
  name: 'exponential',
  text: 'one feature that follows e^−x',
  source: 'arXiv:1806.02350, arXiv:1912.12155 and later papers of the same authors',
  features: ['x'],
  expected: 2000,
  reference: 200_000,
  network: [4],
  scale: 'none',
  // Where `nplm tune` begins; tunings of seed 1 are in toys/tunings. Published clips are of shorter fits.
  clip: { bound: 4.25, scope: 'kernels' },
  range: [[0, 50]],
  density: ([x]) => exp(-x),
  draw: (stream, events) => [drawn(events, () => exponential(stream))],
  signals: [
    peak('tail', 6.4, 0.16, 10, [0, 3, 5, 10, 15, 20]),
    peak('bulk', 1.6, 0.16, 90, [0, 30, 60, 90, 120]),
    {
      ...excess,
      name: 'excess',
      text: 'an excess ½x²e^−x',
      events: 90,
      yields: [0, 30, 60, 90, 120],
    },
    {
      ...excess,
      name: 'shape-only',
      text: '1890 of the reference and 110 of ½x²e^−x',
      events: 110,
      yields: [0, 40, 75, 110, 145],
      replaces: true,
    },
    peak('narrow', 4, 0.01, 7, [0, 3, 5, 7, 10]),
    peak('medium', 4, 0.16, 18, [0, 10, 18, 25, 35]),
    peak('broad', 4, 0.64, 13, [0, 13, 30, 45, 60]),
    {
      name: 'deficit',
      text: 'no events above 5.07',
      events: 0,
      yields: [0],
      draw: () => [new Float64Array(0)],
      keeps: ([x]) => x <= 5.07,
      densityRatio: () => 0,
    },
  ],
};

function peak(name: string, mean: number, width: number, events: number, yields: readonly number[]): Signal {
  return {
    name,
    text: `a peak at ${mean} of width ${width}`,
    events,
    yields,
    draw: (stream, count) => [drawn(count, () => mean + width * normal(stream))],
    densityRatio: ([x]) => {
      const z = (x - mean) / width;
      return exp(x - 0.5 * z * z) / (width * SQRT_2PI);
    },
  };
}
