export { backgroundOf } from './backgroundOf.js';
export { drawBenchmark } from './drawBenchmark.js';
export type { BenchmarkOptions } from './drawBenchmark.js';
export { exactLogRatio } from './exactLogRatio.js';
export { findLaw, findSignal, lawNames } from './findLaw.js';
export type { Law, Signal } from '../../toys/law.js';
