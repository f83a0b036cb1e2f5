import { sceneToPdf } from './draw/pdf.js';
import { svgToPng } from './draw/png.js';
import { sceneToSvg } from './draw/svg.js';
import { figureScene } from './figureScene.js';
import type { NamedFigure } from './figures.js';
import { safeFileName } from './safeFileName.js';

/** A figure in every format. */
export interface RenderedFigure {
  /** The name of its files without ending: safe on every file system, and different for every figure. */
  readonly name: string;
  readonly svg: string;
  readonly png: Uint8Array;
  readonly pdf: Uint8Array;
}

/**
 * Draws figures as SVG, PNG and PDF, one after the other. The same figures give the same bytes.
 *
 * @param figures - plain numbers, as `figuresOf` and `binFeature` give them
 * @example
 * const figure = { kind: 'logRatio', feature: 'x', x: [0, 1, 2], f: [0.1, 0, -0.2], data: [0.3, 1.4] } as const;
 * for await (const { name, svg } of renderFigures([{ name: 'f', figure }])) writeFileSync(`${name}.svg`, svg);
 */
export async function* renderFigures(figures: Iterable<NamedFigure>): AsyncGenerator<RenderedFigure> {
  const taken = new Set<string>();
  for (const { name: wanted, figure } of figures) {
    const name = unusedName(safeFileName(wanted), taken);
    const scene = figureScene(figure);
    const svg = sceneToSvg(scene);
    yield { name, svg, png: await svgToPng(svg), pdf: sceneToPdf(scene) };
  }
}

/** Names that differ in case alone are one file on some systems. */
function unusedName(name: string, taken: Set<string>): string {
  let free = name;
  for (let copy = 2; taken.has(free.toLowerCase()); copy++) free = `${name}-${copy}`;
  taken.add(free.toLowerCase());
  return free;
}
