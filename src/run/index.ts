export type { FigureInput } from './figureInput.js';
export type { ColumnHistogram, Histograms } from './histograms.js';
export type { HistoryEntry, Result } from './result.js';
export { resolveRun } from './resolveRun.js';
export { runAnalysis } from './runAnalysis.js';
export type { RunOutcome } from './runAnalysis.js';
export type { Progress, RunHooks } from './runHooks.js';
