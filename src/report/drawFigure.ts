import type { Scene } from './draw/scene.js';
import { sceneToSvg } from './draw/svg.js';
import { featureScene } from './featureFigure.js';
import type { FeatureFigure, Figure, LogRatioFigure, NullDistributionFigure } from './figures.js';
import { logRatioScene } from './logRatio.js';
import { nullDistributionScene } from './nullDistribution.js';

/** The scene of any figure. */
export function figureScene(figure: Figure): Scene {
  switch (figure.kind) {
    case 'nullDistribution':
      return nullDistributionScene(figure);
    case 'feature':
      return featureScene(figure);
    case 'logRatio':
      return logRatioScene(figure);
  }
}

/** Toys, χ² and t_obs as an SVG document. */
export function drawNullDistribution(figure: NullDistributionFigure): string {
  return sceneToSvg(nullDistributionScene(figure));
}

/** Data, reference and reweighted reference in one feature as an SVG document. */
export function drawFeature(figure: FeatureFigure): string {
  return sceneToSvg(featureScene(figure));
}

/** The learnt log ratio in one feature as an SVG document. */
export function drawLogRatio(figure: LogRatioFigure): string {
  return sceneToSvg(logRatioScene(figure));
}
