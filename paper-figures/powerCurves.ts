import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Power } from '../src/power/index.js';
import { powerFiguresOf, type CurvesFigure, type NamedFigure } from '../src/report/index.js';
import { publishedPower } from './published.js';

/** The published errors: reading off a figure and sampling, in quadrature. */
const ERROR = Math.hypot(0.03, 0.05);

/**
 * Figure 4: power against threshold for tail, bulk and excess at the tuned clip, beside the published curve, the ideal and
 * classical tests.
 *
 * @param results - the folder results/, which `npm run validate` fills
 */
export function powerCurves(results: string): NamedFigure[] {
  return Object.entries(publishedPower).map(([signal, { points }]) => {
    const path = join(results, 'exponential', `power-${signal}-kernels.json`);
    const power = JSON.parse(readFileSync(path, 'utf8')) as Power;
    const figure = powerFiguresOf(power).find(({ name }) => name.startsWith('power-threshold-'))
      ?.figure as CurvesFigure;
    const published = {
      label: 'Published (Adam)',
      ink: 'black',
      marker: 'openCircle',
      spread: 'bars',
      points: points.map(({ z, power: value }) => ({
        x: z,
        value,
        low: value - ERROR,
        high: Math.min(1, value + ERROR),
      })),
    } as const;
    const [ideal, ...others] = figure.series;
    return { name: `4-power-${signal}`, figure: { ...figure, series: [ideal, published, ...others] } };
  });
}
