export { assess } from './assess.js';
export type { Assessment, Evidence, PValue, ToySummary } from './assess.js';
export { clopperPearson, ONE_SIGMA, upperLimit } from './clopperPearson.js';
export type { Interval } from './clopperPearson.js';
export { effectiveToys } from './effectiveToys.js';
export { empiricalP } from './empiricalP.js';
export { fittedDof } from './fittedDof.js';
export { gammaBootstrap } from './gammaBootstrap.js';
export type { Significance } from './headline.js';
export { kolmogorovSmirnov, LEAST_SHOWN_KS } from './kolmogorovSmirnov.js';
export type { KolmogorovSmirnov } from './kolmogorovSmirnov.js';
export { momentsOf } from './momentsOf.js';
export type { Moments } from './momentsOf.js';
export { rateTerm } from './rateTerm.js';
export { resampleShift } from './resampleShift.js';
// No layer calls it: tests hold the fits of the bootstrap to it, and it to reference values.
export { gammaFit } from './gammaFit.js';
export type { GammaLaw } from './gammaFit.js';
