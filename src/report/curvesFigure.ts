import { path, segment, strokes } from './draw/path.js';
import type { Scene } from './draw/scene.js';
import { markup, spoken } from './draw/text.js';
import { drawable } from '../histogram/index.js';
import type { CurvePoint, CurvesAxis, CurvesFigure } from './figures.js';
import { drawLegendStrip } from './plot/legend.js';
import { canvas, drawAxes, drawHeading, upright, type Panel } from './plot/panel.js';
import { at, linear, type Scale } from './plot/scale.js';
import { drawSeries, seriesBand } from './plot/series.js';
import { style } from './plot/style.js';

/** Series with markers stand side by side, at most so many pixels apart and over so much of the space between places. */
const APART = 8;
const SPACE = 0.6;
/** Free at each side of the frame where no end of x is given, as a share of the range; more where markers stand aside. */
const ROOM = 0.05;
/** Half a marker and some air, pixels. */
const MARKER = 11;

/** Lines, and points with errors, of several series; the legend stands above the frame, where no point can lie. */
export function curvesScene(figure: CurvesFigure): Scene {
  const series = figure.series.map((one) => ({ ...one, points: drawablePoints(one.points) }));
  const strip = drawLegendStrip(
    series.map((look) => ({ sample: { kind: 'series', look }, runs: markup(look.label) })),
    { left: canvas.left, right: canvas.right, top: canvas.top },
  );
  const all = series.flatMap(({ points }) => points);
  const frame = { left: canvas.left, right: canvas.right, top: strip.box.bottom + 10, bottom: canvas.bottom };
  const places = all.map((point) => point.x);
  const across = (room: number): Scale => linear(...endsOf(places, figure.x, room), frame.left, frame.right);
  const farthest = Math.max(
    MARKER,
    ...shiftsOf(series, across(ROOM)).map((shift) => Math.abs(shift) + MARKER),
  );
  // A share r of the range at each side is r/(1 + 2 r) of the frame.
  const x = across(Math.max(ROOM, farthest / (frame.right - frame.left - 2 * farthest)));
  const heights = all.flatMap(({ value, low = value, high = value }) => [value, low, high]);
  const y = upright('linear', ...endsOf(heights, figure.y, 0.08), frame.top, frame.bottom);
  const panel: Panel = { ...frame, x, y };
  const shifts = shiftsOf(series, x);
  const zero = at(y, 0);
  return {
    width: canvas.width,
    height: canvas.height,
    title: figure.title,
    description: describe(figure),
    shapes: [
      ...drawHeading(figure.subject, figure.note ?? ''),
      ...series.flatMap((one) => seriesBand(panel, one, one.points)),
      ...(y.low < 0 && y.high > 0
        ? [
            path(strokes([segment(frame.left, zero, frame.right, zero)]), {
              stroke: style.grey,
              width: style.thin,
            }),
          ]
        : []),
      // The first stands above the others.
      ...series
        .map((one, index) => drawSeries(panel, one, one.points, shifts[index]))
        .reverse()
        .flat(),
      ...drawAxes(
        panel,
        { title: markup(figure.x.title), labels: true, count: 6 },
        { title: markup(figure.y.title), labels: true, count: 6 },
      ),
      ...strip.shapes,
    ],
  };
}

/** Those that can be drawn, from left to right; an end that cannot be is left out. */
function drawablePoints(points: readonly CurvePoint[]): CurvePoint[] {
  return points
    .filter(({ x, value }) => drawable(x) && drawable(value))
    .map(({ x, value, low, high, limit }) => ({
      x,
      value,
      ...(drawable(low) ? { low } : {}),
      ...(drawable(high) ? { high } : {}),
      ...(limit === undefined ? {} : { limit }),
    }))
    .sort((a, b) => a.x - b.x);
}

/** What the axis gives, else the ends of the values and some room. */
function endsOf(
  values: readonly number[],
  { low, high }: CurvesAxis,
  share: number,
): readonly [low: number, high: number] {
  let [first, last] = [Infinity, -Infinity];
  for (const value of values) [first, last] = [Math.min(first, value), Math.max(last, value)];
  if (!(last >= first)) [first, last] = [0, 1];
  const room = share * (last - first);
  return [low ?? first - room, high ?? last + room];
}

/** How far each series stands aside, pixels: the first with markers in its true place, the others left and right of it. */
function shiftsOf(
  series: readonly { readonly marker?: unknown; readonly points: readonly CurvePoint[] }[],
  x: Scale,
): number[] {
  const marked = series.filter(({ marker }) => marker !== undefined);
  const places = [...new Set(marked.flatMap(({ points }) => points.map((point) => at(x, point.x))))].sort(
    (a, b) => a - b,
  );
  const gaps = places.slice(1).map((place, i) => place - places[i]);
  const step = Math.min(APART, (SPACE * Math.min(Infinity, ...gaps)) / Math.max(1, marked.length));
  return series.map((one) => {
    const rank = marked.indexOf(one);
    return Math.ceil(Math.max(0, rank) / 2) * (rank % 2 === 1 ? -step : step);
  });
}

function describe({ series, x, y }: CurvesFigure): string {
  const names = series.map(({ label }) => spoken(markup(label))).join('; ');
  const limits = series.some(({ points }) => points.some(({ limit }) => limit !== undefined));
  return (
    `${spoken(markup(y.title))} against ${spoken(markup(x.title))}. Series: ${names === '' ? 'none' : names}.` +
    (limits ? ' Arrows upwards: lower limits.' : '')
  );
}
