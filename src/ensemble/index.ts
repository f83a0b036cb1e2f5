export { checkSpec } from './checkSpec.js';
export { drawToy } from './drawToy.js';
export type { EnsembleSpec, ToyRow, ToySource, ToyYield } from './ensembleSpec.js';
export { openEnsemble } from './openEnsemble.js';
export type { Ensemble } from './openEnsemble.js';
export { shareState } from './sharedState.js';
export type { SharedState } from './sharedState.js';
export { ToyFitter } from './toyFitter.js';
export { unlessAborted } from './unlessAborted.js';
