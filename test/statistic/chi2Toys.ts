import { exponential, normal, purposes, Stream } from '../../src/random/index.js';

/** n draws of the χ² law with an integer number of degrees of freedom. */
export function chi2Toys(seed: number, n: number, dof: number): Float64Array {
  const stream = new Stream(seed, purposes.jitter, 0);
  return Float64Array.from({ length: n }, () => {
    let t = 0;
    for (let pair = 0; pair < Math.floor(dof / 2); pair++) t += 2 * exponential(stream);
    if (dof % 2 === 1) {
      const x = normal(stream);
      t += x * x;
    }
    return t;
  });
}
