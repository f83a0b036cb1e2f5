import { Fault } from '../fault/index.js';
import { exp, log, poissonLogDensity } from '../numeric/index.js';
import type { Stream } from './stream.js';

/**
 * A draw from the Poisson law, exact at any mean.
 *
 * Inversion by sequential search below mean 10, transformed rejection above (PTRS, Hörmann 1993).
 *
 * @param mean - 0 … 1e9
 * @throws Fault `internal` for any other mean
 */
export function poisson(stream: Stream, mean: number): number {
  if (!(mean >= 0 && mean <= 1e9)) {
    throw new Fault('internal', { what: `cannot draw a Poisson number of mean ${mean}; it takes 0 to 1e9` });
  }
  return mean < 10 ? byInversion(stream, mean) : byRejection(stream, mean);
}

function byInversion(stream: Stream, mean: number): number {
  let rest = stream.uniform();
  let k = 0;
  let density = exp(-mean);
  // At k = 120 the density is below 1e-80 of the first: the end guards against rounding in the sum alone.
  while (rest > density && k < 120) {
    rest -= density;
    k++;
    density *= mean / k;
  }
  return k;
}

function byRejection(stream: Stream, mean: number): number {
  const root = Math.sqrt(mean);
  const b = 0.931 + 2.53 * root;
  const a = -0.059 + 0.02483 * b;
  const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
  const squeeze = 0.9277 - 3.6224 / (b - 2);
  for (;;) {
    const u = stream.uniform() - 0.5;
    const v = stream.uniform();
    const us = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / us + b) * u + mean + 0.43);
    if (us >= 0.07 && v <= squeeze) return k;
    if (k < 0 || (us < 0.013 && v > us)) continue;
    if (log((v * inverseAlpha) / (a / (us * us) + b)) <= poissonLogDensity(k, mean)) return k;
  }
}
