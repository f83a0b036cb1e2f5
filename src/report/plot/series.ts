import {
  arrowhead,
  path,
  rectangle,
  segment,
  strokes,
  through,
  type Pen,
  type Point,
  type Segment,
} from '../draw/path.js';
import type { PathStep, Shape } from '../draw/scene.js';
import { marker, type MarkerShape } from './marker.js';
import { curve } from './marks.js';
import type { Panel } from './panel.js';
import { at, inside } from './scale.js';
import { dashes, style, type Ink } from './style.js';

/** How a series is drawn. */
export interface SeriesStyle {
  readonly ink: Ink;
  readonly marker?: MarkerShape;
  readonly line?: 'solid' | 'dashed' | 'dotted';
  readonly spread?: 'bars' | 'band';
}

/** A value in units of the axes, with what is known of its spread. */
interface SeriesPoint {
  readonly x: number;
  readonly value: number;
  readonly low?: number;
  readonly high?: number;
  readonly limit?: 'value' | 'high';
}

const BAR = 1.5;
/** From a limit to the tip of its arrow, and the head of it. */
const ARROW = 26;
const HEAD = 10;
/** Half the length of a line through a single point, pixels. */
const DASH = 14;

/** The band of a series, to lie below all else. */
export function seriesBand(panel: Panel, { spread }: SeriesStyle, points: readonly SeriesPoint[]): Shape[] {
  if (spread !== 'band') return [];
  const pixel = (x: number, y: number): Point => [at(panel.x, x), at(panel.y, y)];
  const ends = points.flatMap(({ x, low, high }) =>
    low === undefined || high === undefined ? [] : [{ lower: pixel(x, low), upper: pixel(x, high) }],
  );
  if (ends.length === 1) {
    const [[x, top], [, bottom]] = [ends[0].upper, ends[0].lower];
    return [path(rectangle(x - DASH, top, x + DASH, bottom), { fill: style.paleGrey })];
  }
  if (ends.length === 0) return [];
  const around = [...ends.map(({ upper }) => upper), ...ends.map(({ lower }) => lower).reverse()];
  return [path([...through(around), ['Z']], { fill: style.paleGrey })];
}

/** Line, error bars and markers of a series, `shift` pixels to the right of where they belong. */
export function drawSeries(
  panel: Panel,
  look: SeriesStyle,
  points: readonly SeriesPoint[],
  shift: number,
): Shape[] {
  const { left, right, top } = panel;
  const shifted: Panel = { ...panel, x: { ...panel.x, from: panel.x.from + shift, to: panel.x.to + shift } };
  const place = ({ x }: SeriesPoint): number => Math.min(right, Math.max(left, at(shifted.x, x)));
  const shapes: Shape[] = [];
  if (look.line !== undefined) {
    const runs = runsOf(points).map((run) =>
      run.length > 1 ? curve(shifted, run) : single(shifted, look, run),
    );
    shapes.push(...runs.filter((steps) => steps.length > 0).map((steps) => path(steps, penOf(look))));
  }
  const bars: Segment[] = [];
  const heads: Shape[] = [];
  for (const point of points) {
    const { value, low = value, high = value, limit } = point;
    const x = place(point);
    const ends = [Math.min(low, value), Math.max(high, value)];
    if (look.spread === 'bars') bars.push(segment(x, at(panel.y, ends[0]), x, at(panel.y, ends[1])));
    if (limit === undefined) continue;
    const from = at(panel.y, ends[1]);
    const tip = Math.max(top + 2, from - ARROW);
    bars.push(segment(x, from, x, tip + HEAD));
    heads.push(path(arrowhead(x, tip, 'up', HEAD), { fill: style[look.ink] }));
  }
  if (bars.length > 0) shapes.push(path(strokes(bars), { stroke: style[look.ink], width: BAR }));
  shapes.push(...heads);
  const shape = look.marker;
  if (shape === undefined) return shapes;
  for (const point of points) {
    if (inside(panel.y, point.value))
      shapes.push(marker(shape, look.ink, place(point), at(panel.y, point.value)));
  }
  return shapes;
}

/** A series as it stands in a legend, about the height `y`. */
export function seriesSample(look: SeriesStyle, left: number, right: number, y: number): Shape[] {
  const middle = (left + right) / 2;
  return [
    ...(look.spread === 'band' ? [path(rectangle(left, y - 8, right, y + 8), { fill: style.paleGrey })] : []),
    ...(look.line === undefined ? [] : [path(strokes([segment(left, y, right, y)]), penOf(look))]),
    ...(look.spread === 'bars'
      ? [path(strokes([segment(middle, y - 10, middle, y + 10)]), { stroke: style[look.ink], width: BAR })]
      : []),
    ...(look.marker === undefined ? [] : [marker(look.marker, look.ink, middle, y)]),
  ];
}

/** Thin where markers carry the series. */
function penOf({ ink, line = 'solid', marker: shape }: SeriesStyle): Pen {
  const pen = { stroke: style[ink], width: shape === undefined ? style.line : style.thin };
  return line === 'solid' ? pen : { ...pen, dash: dashes[line] };
}

/** Points one after the other that a line joins: none leads to a value that is only known to be higher. */
function runsOf(points: readonly SeriesPoint[]): (readonly [number, number])[][] {
  const runs: [number, number][][] = [[]];
  for (const { x, value, limit } of points) {
    if (limit === 'value') runs.push([]);
    else runs[runs.length - 1].push([x, value]);
  }
  return runs;
}

/** A point that no line leads to or from would not be seen without a marker. */
function single(
  panel: Panel,
  { marker: shape }: SeriesStyle,
  [point]: readonly (readonly [number, number])[],
): PathStep[] {
  if (point === undefined || shape !== undefined || !inside(panel.y, point[1])) return [];
  const [x, y] = [at(panel.x, point[0]), at(panel.y, point[1])];
  return strokes([segment(x - DASH, y, x + DASH, y)]);
}
