import { exp } from '../src/numeric/index.js';
import { exponential, normal, type Stream } from '../src/random/index.js';
import type { Law, Signal } from './law.js';

const SQRT_2PI = 2.5066282746310002;

/** x²e^−x/2 is the law of the sum of three exponential draws. */
const excess = {
  draw: (stream: Stream, events: number) => [
    fill(events, () => exponential(stream) + exponential(stream) + exponential(stream)),
  ],
  densityRatio: ([x]: readonly number[]) => 0.5 * x * x,
};

/**
 * The univariate benchmark of the literature: x follows e^−x, N(R) = 2000.
 *
 * Signals as in arXiv:1806.02350, arXiv:1912.12155 and later papers of the same authors.
 */
export const law: Law = {
  name: 'exponential',
  features: ['x'],
  expected: 2000,
  draw: (stream, events) => [fill(events, () => exponential(stream))],
  signals: [
    peak('tail', 6.4, 0.16, 10),
    peak('bulk', 1.6, 0.16, 90),
    { ...excess, name: 'excess', text: 'an excess ½x²e^−x', events: 90 },
    {
      ...excess,
      name: 'shape-only',
      text: '1890 of the reference and 110 of ½x²e^−x',
      events: 110,
      reference: 1890,
    },
    peak('narrow', 4, 0.01, 7),
    peak('medium', 4, 0.16, 18),
    peak('broad', 4, 0.64, 13),
    {
      name: 'deficit',
      text: 'no events above 5.07',
      events: 0,
      draw: () => [new Float64Array(0)],
      keeps: ([x]) => x <= 5.07,
      densityRatio: () => 0,
    },
  ],
};

function peak(name: string, mean: number, width: number, events: number): Signal {
  return {
    name,
    text: `a peak at ${mean} of width ${width}`,
    events,
    draw: (stream, count) => [fill(count, () => mean + width * normal(stream))],
    densityRatio: ([x]) => {
      const z = (x - mean) / width;
      return exp(x - 0.5 * z * z) / (width * SQRT_2PI);
    },
  };
}

function fill(events: number, draw: () => number): Float64Array {
  const values = new Float64Array(events);
  for (let i = 0; i < events; i++) values[i] = draw();
  return values;
}
