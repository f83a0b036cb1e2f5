export { binFeature } from './binFeature.js';
export type { FeatureColumns } from './binFeature.js';
export type { Values } from '../histogram/index.js';
export type {
  ClipScanFigure,
  CurvePoint,
  CurvesAxis,
  CurveSeries,
  CurvesFigure,
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
export { drawPowerFigures, powerFiguresOf } from './powerFigures.js';
export { powerTable } from './powerTable.js';
export { drawTuneFigures } from './tuneFigures.js';
export { tuningTable } from './tuningTable.js';
export { summaryTable } from './summaryTable.js';
export { MOST_FEATURE_FIGURES } from './shownFeatures.js';
export type { MarkerShape } from './plot/marker.js';
export type { Ink } from './plot/style.js';
