export { tuneClip } from './tuneClip.js';
export type { TuneOutcome } from './tuneClip.js';
export { tuneDefaults } from './tuneConfig.js';
export type { TuneConfig } from './tuneConfig.js';
export type { TuneFigureInput, TuneHooks, TuneProgress } from './tuneHooks.js';
