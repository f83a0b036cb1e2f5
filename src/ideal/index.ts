export { asimovShapeZ, asimovZ } from './asimovZ.js';
export { idealZ } from './idealZ.js';
export type { IdealZ } from './idealZ.js';
