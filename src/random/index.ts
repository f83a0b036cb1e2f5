export { below } from './below.js';
export { exponential } from './exponential.js';
export { normal } from './normal.js';
export { permutation } from './permutation.js';
export { poisson } from './poisson.js';
export { purposes } from './purposes.js';
export type { Purpose } from './purposes.js';
export { Stream } from './stream.js';
export { subset } from './subset.js';
