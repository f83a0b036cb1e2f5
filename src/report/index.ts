export { binFeature } from './binFeature.js';
export type { FeatureColumns } from './binFeature.js';
export type { Values } from './histogramEdges.js';
export type {
  ClipScanFigure,
  FeatureFigure,
  Figure,
  LogRatioFigure,
  NamedFigure,
  NullDistributionFigure,
} from './figures.js';
export { infoTable } from './infoTable.js';
export { renderFigures } from './renderFigures.js';
export type { RenderedFigure } from './renderFigures.js';
export { drawFigures, figuresOf } from './runFigures.js';
export { drawTuneFigures } from './tuneFigures.js';
export { tuningTable } from './tuningTable.js';
export { summaryTable } from './summaryTable.js';
export { MOST_FEATURE_FIGURES } from './shownFeatures.js';
