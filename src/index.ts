/**
 * nplm as a library: the whole test as one call, and the parts it is made of.
 *
 * @packageDocumentation
 */
export { defaults, runAnalysis } from './run/index.js';
export type {
  DrawnFile,
  FigureInput,
  HistoryEntry,
  Progress,
  ResolvedConfig,
  Result,
  RunConfig,
  RunHooks,
  RunOutcome,
} from './run/index.js';
export { drawBenchmark, exactLogRatio, findLaw, findSignal, lawNames } from './benchmark/index.js';
export type { BenchmarkOptions, Law, Signal } from './benchmark/index.js';
export { openEnsemble } from './ensemble/index.js';
export type { Ensemble, EnsembleSpec, ToyRow, ToySource, ToyYield } from './ensemble/index.js';
export { defaultStarts } from './fit/index.js';
export type { FitOptions, FitOutcome, TrainerName } from './fit/index.js';
export { assess, effectiveToys, rateTerm } from './statistic/index.js';
export type { Assessment, Evidence, PValue, Significance, ToySummary } from './statistic/index.js';
export { createNetwork, networkName, networkParameters, plainLogRatio } from './network/index.js';
export type { Clip, ClipScope, EventTerm, Network } from './network/index.js';
export { deriveColumns, filterRows } from './expression/index.js';
export type { DerivedColumns, FilteredRows } from './expression/index.js';
export {
  applyScaling,
  chooseFeatures,
  describeTable,
  measureScaling,
  selectSample,
  splitReference,
  unweight,
} from './sample/index.js';
export type {
  Column,
  ColumnDescription,
  ColumnKind,
  FeatureChoice,
  Sample,
  Scaling,
  Selection,
  Split,
  Table,
  TableDescription,
  TextCells,
  WeightDescription,
} from './sample/index.js';
export { permutation, purposes, Stream } from './random/index.js';
export type { Purpose } from './random/index.js';
export { readTable, writeArrow, writeCsv, writeNpy, writeParquet, writerFor } from './formats/index.js';
export type { OutputColumn, TableWriter } from './formats/index.js';
export {
  binFeature,
  drawFigures,
  figuresOf,
  infoTable,
  renderFigures,
  summaryTable,
} from './report/index.js';
export type {
  FeatureColumns,
  FeatureFigure,
  Figure,
  LogRatioFigure,
  NamedFigure,
  NullDistributionFigure,
  RenderedFigure,
  Values,
} from './report/index.js';
export { Fault } from './fault/index.js';
export type { FaultKind, FaultText } from './fault/index.js';
