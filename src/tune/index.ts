export { resolveTune } from './resolveTune.js';
export { tuneClip } from './tuneClip.js';
export type { TuneOutcome } from './tuneClip.js';
export { tuneDefaults, USUAL_SEARCH_FITS } from './tuneConfig.js';
export type { TuneConfig } from './tuneConfig.js';
export type { TuneFigureInput, TuneHooks, TuneProgress } from './tuneHooks.js';
