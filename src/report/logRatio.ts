import { path, segment, strokes } from './draw/path.js';
import type { Scene } from './draw/scene.js';
import { escapeMarkup, markup, plain } from './draw/text.js';
import { drawable } from '../histogram/index.js';
import type { LogRatioFigure } from './figures.js';
import { placeLegend, type LegendLine, type Obstacle } from './plot/legend.js';
import { curve } from './plot/marks.js';
import { canvas, drawAxes, drawHeading, upright, type Panel } from './plot/panel.js';
import { at, inside, linear } from './plot/scale.js';
import { dashes, style } from './plot/style.js';

const learntPen = { stroke: style.red, width: 2.8 };
const truthPen = { stroke: style.black, width: 2, dash: dashes.dashed };

type Sample = readonly [number, number];

/** f(x), the true log ratio where it is known, zero as a thin line, and a stroke for every event of the data. */
export function logRatioScene(figure: LogRatioFigure): Scene {
  const learnt = samples(figure.x, figure.f);
  const truth = samples(figure.x, figure.truth ?? []);
  const places = (learnt.length > 0 ? learnt : truth).map(([x]) => x);
  const data = figure.data.filter(drawable);
  const scale = linear(...ends(places, data), canvas.left, canvas.right);
  const frame = { left: canvas.left, right: canvas.right, top: canvas.top, bottom: canvas.bottom };
  const [bottom, top] = range(learnt, truth);
  const rug = data.filter((x) => inside(scale, x));
  const count = `${figure.data.length} ${figure.data.length === 1 ? 'event' : 'events'}`;
  const lines: LegendLine[] = [
    { sample: { kind: 'line', pen: learntPen }, runs: markup(`Learnt *f*(${variable(figure.feature)})`) },
    ...(truth.length === 0
      ? []
      : [{ sample: { kind: 'line', pen: truthPen } as const, runs: markup('True log ratio') }]),
    { sample: { kind: 'rug', colour: style.darkGrey }, runs: markup(`Data, ${count}`) },
  ];
  const curves = [...learnt, ...truth.map(([x, y]) => [x, Math.min(y, top)] as const)];
  const obstacles: Obstacle[] = [
    ...curves.map(([x, value]) => ({ from: at(scale, x), to: at(scale, x), value })),
    { from: frame.left, to: frame.right, value: 0 },
  ];
  const { legend, high } = placeLegend(
    lines,
    frame,
    upright('linear', bottom, bottom + 1, frame.top, frame.bottom),
    obstacles,
  );
  const panel: Panel = { ...frame, x: scale, y: upright('linear', bottom, high, frame.top, frame.bottom) };
  const zero = at(panel.y, 0);
  const x = {
    title: plain(figure.feature),
    labels: true,
    count: 6,
    ...(figure.unit === undefined ? {} : { unit: figure.unit }),
  };
  const y = {
    title: markup(`*f*  ≈  ln *n*(${variable(figure.feature)}|data) / *n*(${variable(figure.feature)}|ref.)`),
    labels: true,
    count: 7,
  };
  return {
    width: canvas.width,
    height: canvas.height,
    title: `Learnt log ratio in ${figure.feature}`,
    description:
      `Curve: the network's log ratio f of data to reference as a function of ${figure.feature}` +
      `${truth.length === 0 ? '' : '; dashed: the true log ratio'}. Strokes at the foot: the data, ${count}.`,
    shapes: [
      ...drawHeading('learnt log ratio', figure.note ?? ''),
      path(strokes([segment(panel.left, zero, panel.right, zero)]), {
        stroke: style.grey,
        width: style.thin,
      }),
      path(rugStrokes(panel, rug), { stroke: style.darkGrey, width: 0.7 }),
      path(curve(panel, truth), truthPen),
      path(curve(panel, learnt), learntPen),
      ...drawAxes(panel, x, y),
      ...legend.shapes,
    ],
  };
}

/** A short name is set as a variable; a long one would crowd the formula out. */
function variable(feature: string): string {
  return feature.length <= 6
    ? feature.length === 1
      ? `*${escapeMarkup(feature)}*`
      : escapeMarkup(feature)
    : '*x*';
}

/** The places of f, and a little more where an event lies at their very end: its stroke would be part of the frame. */
function ends(places: readonly number[], data: readonly number[]): readonly [low: number, high: number] {
  let [low, high] = [Infinity, -Infinity];
  for (const x of places) [low, high] = [Math.min(low, x), Math.max(high, x)];
  if (!(high >= low)) return [0, 1];
  const room = 0.015 * (high - low);
  const near = (end: number): boolean => data.some((x) => Math.abs(x - end) < room / 2);
  return [near(low) ? low - room : low, near(high) ? high + room : high];
}

function samples(x: readonly number[], y: readonly (number | null)[]): Sample[] {
  return x.flatMap((place, index) => {
    const value = y[index];
    return drawable(place) && drawable(value) ? [[place, value] as const] : [];
  });
}

/** Holds f and zero, and the truth where it is not far beyond them; room at the foot for the strokes. */
function range(learnt: readonly Sample[], truth: readonly Sample[]): readonly [number, number] {
  const values = [0, ...learnt.map(([, y]) => y)];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const length = Math.max(high - low, 0.1);
  const known = truth.map(([, y]) => Math.min(high + length, Math.max(low - length, y)));
  let [first, last] = [Math.min(low, ...known), Math.max(high, ...known)];
  // What is next to nothing is shown as that.
  const room = Math.max(0, 0.1 - (last - first)) / 2;
  [first, last] = [first - room, last + room];
  return [first - 0.16 * (last - first), last];
}

/** Strokes at the foot, one every half pixel at most: a hundred thousand events make no larger a file than a thousand. */
function rugStrokes(panel: Panel, data: readonly number[]) {
  const columns = [...new Set(data.map((x) => Math.round(at(panel.x, x) * 2)))].sort((a, b) => a - b);
  return strokes(
    columns.map((column) => segment(column / 2, panel.bottom - 2, column / 2, panel.bottom - 20)),
  );
}
