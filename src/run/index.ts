export type { ResolvedConfig, RunConfig } from './config.js';
export type { FigureInput } from './figureInput.js';
export { readInput } from './readInput.js';
export type { HistoryEntry, Result } from './result.js';
export { runAnalysis } from './runAnalysis.js';
export type { DrawnFile, Progress, RunHooks, RunOutcome } from './runAnalysis.js';
export { stableJson } from './stableJson.js';
export { version } from './version.js';
export { writeOutput } from './writeOutput.js';
