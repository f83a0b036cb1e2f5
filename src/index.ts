/**
 * nplm as a library: the whole test as one call, and the parts it is made of.
 *
 * @packageDocumentation
 */
export type { DrawnFile } from './folder/index.js';
export { runAnalysis } from './run/index.js';
export { defaults } from './setup/index.js';
export type {
  ColumnHistogram,
  FigureInput,
  HistoryEntry,
  Histograms,
  Progress,
  Result,
  RunHooks,
  RunOutcome,
} from './run/index.js';
export type { Bins } from './histogram/index.js';
export type {
  ResolvedConfig,
  RunConfig,
  TestChoice,
  TestConfig,
  Tuning,
  TuningConditions,
} from './setup/index.js';
export { tuneClip } from './tune/index.js';
export type { TuneConfig, TuneFigureInput, TuneHooks, TuneOutcome, TuneProgress } from './tune/index.js';
export { measurePower } from './power/index.js';
export type {
  LawPower,
  Power,
  PowerConfig,
  PowerHooks,
  PowerOutcome,
  PowerProgress,
  Quantiles,
  StatisticPower,
} from './power/index.js';
export {
  backgroundOf,
  drawBenchmark,
  exactLogRatio,
  findLaw,
  findSignal,
  lawNames,
} from './benchmark/index.js';
export type { BenchmarkOptions, Law, Signal } from './benchmark/index.js';
export { asimovZ, idealZ } from './ideal/index.js';
export type { IdealZ } from './ideal/index.js';
export { openEnsemble } from './ensemble/index.js';
export type { Ensemble, EnsembleSpec, ToyRole, ToyRow, ToySource, ToyYield } from './ensemble/index.js';
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
  drawPowerFigures,
  drawTuneFigures,
  figuresOf,
  infoTable,
  powerFiguresOf,
  powerTable,
  renderFigures,
  summaryTable,
  tuningTable,
} from './report/index.js';
export type {
  ClipScanFigure,
  CurvePoint,
  CurvesAxis,
  CurveSeries,
  CurvesFigure,
  FeatureColumns,
  FeatureFigure,
  Figure,
  Ink,
  LogRatioFigure,
  MarkerShape,
  NamedFigure,
  NullDistributionFigure,
  RenderedFigure,
  Values,
} from './report/index.js';
export { readReport, reportPage } from './page/index.js';
export type { ReportInput } from './page/index.js';
export { Fault } from './fault/index.js';
export type { FaultKind, FaultText } from './fault/index.js';
