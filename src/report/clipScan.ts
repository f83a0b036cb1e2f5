import { path, segment, strokes } from './draw/path.js';
import type { Scene } from './draw/scene.js';
import { markup } from './draw/text.js';
import type { ClipScanFigure } from './figures.js';
import { placeLegend, type LegendLine, type Obstacle } from './plot/legend.js';
import { curve, points } from './plot/marks.js';
import { canvas, drawAxes, drawHeading, upright, type Panel } from './plot/panel.js';
import { at, linear } from './plot/scale.js';
import { dashes, style } from './plot/style.js';
import { significant } from './plot/ticks.js';

const linePen = { stroke: style.red, width: 2.2 };
const rootPen = { stroke: style.blue, width: 7 };
const dofPen = { stroke: style.black, width: style.thin, dash: dashes.dashed };

/** Means of t with their errors against the clip, the line of dof, and the root with its standard error as a bar. */
export function clipScanScene(figure: ClipScanFigure): Scene {
  const { clip, clipError, slope, dof, search } = figure;
  const means = search.map(({ clip: x, meanT, meanError }) => ({
    x,
    value: meanT,
    low: meanT - meanError,
    high: meanT + meanError,
  }));
  const [least, most] = endsOf([...means.map(({ x }) => x), clip - clipError, clip + clipError]);
  const [bottom, top] = endsOf([dof, ...means.flatMap(({ low, high }) => [low, high])]);
  const frame = { left: canvas.left, right: canvas.right, top: canvas.top, bottom: canvas.bottom };
  const x = linear(least, most, frame.left, frame.right);
  const tangent = [Math.max(least, clip - 3 * clipError), Math.min(most, clip + 3 * clipError)].map(
    (place) => [place, dof + slope * (place - clip)] as const,
  );
  const lines: LegendLine[] = [
    { sample: { kind: 'point' }, runs: markup('Mean *t* of search toys') },
    { sample: { kind: 'line', pen: dofPen }, runs: markup(`${dof} degrees of freedom`) },
    { sample: { kind: 'line', pen: linePen }, runs: markup('Slope at the root') },
    {
      sample: { kind: 'line', pen: rootPen },
      runs: markup(`*W* = ${significant(clip, 4)} ± ${significant(clipError, 2)}`),
    },
  ];
  const obstacles: Obstacle[] = [
    ...means.map(({ x: place, high }) => ({ from: at(x, place) - 6, to: at(x, place) + 6, value: high })),
    { from: frame.left, to: frame.right, value: dof },
    ...tangent.map(([place, value]) => ({ from: at(x, place), to: at(x, place), value })),
  ];
  const { legend, high } = placeLegend(
    lines,
    frame,
    upright('linear', bottom, top, frame.top, frame.bottom),
    obstacles,
  );
  const panel: Panel = { ...frame, x, y: upright('linear', bottom, high, frame.top, frame.bottom) };
  const level = at(panel.y, dof);
  return {
    width: canvas.width,
    height: canvas.height,
    title: 'Mean test statistic against the clip',
    description:
      `Points: mean t of the search toys at ${means.length} clips, with standard errors. Dashed: ${dof}, the degrees of freedom. ` +
      `Bar: the clip found, ${clip} with its standard error ${Number(clipError.toPrecision(2))}.`,
    shapes: [
      ...drawHeading('search of the clip', figure.note ?? ''),
      path(strokes([segment(panel.left, level, panel.right, level)]), dofPen),
      path(strokes([segment(at(x, clip - clipError), level, at(x, clip + clipError), level)]), rootPen),
      path(curve(panel, tangent), linePen),
      ...points(panel, means),
      ...drawAxes(
        panel,
        { title: markup('Clip *W*'), labels: true, count: 6 },
        { title: markup('Mean *t*'), labels: true, count: 7 },
      ),
      ...legend.shapes,
    ],
  };
}

/** The range of values and some room. */
function endsOf(values: readonly number[]): readonly [low: number, high: number] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = 0.08 * (high - low);
  return [low - room, high + room];
}
