import { clipScanScene } from './clipScan.js';
import { curvesScene } from './curvesFigure.js';
import type { Scene } from './draw/scene.js';
import { featureScene } from './featureFigure.js';
import type { Figure } from './figures.js';
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
    case 'clipScan':
      return clipScanScene(figure);
    case 'curves':
      return curvesScene(figure);
  }
}
