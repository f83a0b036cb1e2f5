export { binFeature } from './binFeature.js';
export type { FeatureColumns } from './binFeature.js';
export { drawFeature, drawLogRatio, drawNullDistribution } from './drawFigure.js';
export { escapeMarkup } from './draw/text.js';
export { fillHistogram } from './fillHistogram.js';
export type { Histogram } from './fillHistogram.js';
export type {
  FeatureFigure,
  Figure,
  LogRatioFigure,
  NamedFigure,
  NullDistributionFigure,
} from './figures.js';
export { garwood } from './garwood.js';
export { histogramEdges } from './histogramEdges.js';
export type { Values } from './histogramEdges.js';
export { pvalueText, significant } from './plot/ticks.js';
export { renderFigures } from './renderFigures.js';
export type { RenderedFigure } from './renderFigures.js';
export { drawFigures, figuresOf } from './runFigures.js';
export { safeFileName } from './safeFileName.js';
export { summaryTable } from './summaryTable.js';
