import type { DrawnFile } from '../folder/index.js';
import type { NamedFigure } from './figures.js';
import { renderFigures } from './renderFigures.js';

/** Figures as files, one after the other: each as SVG, PNG and PDF. */
export async function* figureFiles(figures: Iterable<NamedFigure>): AsyncGenerator<DrawnFile> {
  for await (const { name, svg, png, pdf } of renderFigures(figures)) {
    yield { name: `${name}.svg`, bytes: new TextEncoder().encode(svg) };
    yield { name: `${name}.png`, bytes: png };
    yield { name: `${name}.pdf`, bytes: pdf };
  }
}
