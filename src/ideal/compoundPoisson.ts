import { exp, fft, sinCos } from '../numeric/index.js';
import { eventsOf, type Lattice } from './lattice.js';

/** e^−40 of a law may lie outside of a window. */
const OUTSIDE = 40;
/** θ of the Chernoff bounds: powers of two between these. */
const THETA = { least: 1 / 1024, most: 16384 } as const;

/**
 * The law of the sum of the log ratios of all events, a Poisson number at each place: its generating function is
 * exp Σ mass (z^place − 1), taken back to probabilities by a Fourier transform.
 *
 * @param start - the place of the first probability
 * @param size - how many there are, a power of two: what lies outside of start … start + size − 1 comes back on the other side
 * @returns the probability of each place; where there are removed events, of having none of them besides
 */
export function compoundPoisson(lattice: Lattice, start: number, size: number): Float64Array {
  const { first, mass, removed } = lattice;
  const re = new Float64Array(size);
  const im = new Float64Array(size);
  const placeOf = (k: number): number => k - size * Math.floor(k / size);
  mass.forEach((events, i) => (re[placeOf(first + i)] += events));
  fft({ re, im }, 1);
  const all = eventsOf(lattice) + removed;
  for (let k = 0; k < size; k++) {
    const length = exp(re[k] - all);
    const turn = sinCos(im[k]);
    re[k] = length * turn.cos;
    im[k] = length * turn.sin;
  }
  fft({ re, im }, -1);
  return Float64Array.from({ length: size }, (_, i) => Math.max(0, re[placeOf(start + i)] / size));
}

/** The sum that a law exceeds with a probability of less than e^−40 (Chernoff 1952). */
export function upperEnd(lattice: Lattice): number {
  let end = Infinity;
  for (let theta = THETA.least; theta <= THETA.most; theta *= 2)
    end = Math.min(end, (cumulant(lattice, theta) + OUTSIDE) / theta);
  return end;
}

/** The same below. */
export function lowerEnd(lattice: Lattice): number {
  const { first, mass } = lattice;
  return -upperEnd({ ...lattice, first: 1 - first - mass.length, mass: Float64Array.from(mass).reverse() });
}

/** ln of the mean of e^(θ sum). */
function cumulant({ first, mass, step }: Lattice, theta: number): number {
  let sum = 0;
  for (let i = 0; i < mass.length; i++) {
    if (mass[i] > 0) sum += mass[i] * (exp(theta * (first + i) * step) - 1);
  }
  return sum;
}
