import { arrowhead, circle, path, rectangle, segment, strokes, type Pen } from '../draw/path.js';
import type { Shape } from '../draw/scene.js';
import { shorten, textWidth, type Run } from '../draw/text.js';
import type { Box } from './box.js';
import { hatch } from './marks.js';
import { fraction, type Scale } from './scale.js';
import { seriesSample, type SeriesStyle } from './series.js';
import { style } from './style.js';

/** What stands before a legend text: the mark as it is in the panel. */
export type Sample =
  | { readonly kind: 'point' }
  | { readonly kind: 'line'; readonly pen: Pen }
  | { readonly kind: 'area'; readonly pen: Pen }
  | { readonly kind: 'hatch' }
  | { readonly kind: 'arrow'; readonly colour: string }
  | { readonly kind: 'rug'; readonly colour: string }
  | { readonly kind: 'series'; readonly look: SeriesStyle }
  /** No mark: a line of text, aligned with the marks. */
  | { readonly kind: 'none' };

export interface LegendLine {
  readonly sample: Sample;
  readonly runs: readonly Run[];
}

interface Legend {
  readonly box: Box;
  readonly shapes: readonly Shape[];
}

/** Something that the legend must not cover: it reaches up to `value` between two pixels. */
export interface Obstacle {
  readonly from: number;
  readonly to: number;
  readonly value: number;
}

const LINE_HEIGHT = 25;
const MARK_WIDTH = 34;
const MARK_GAP = 10;
const MARGIN = 16;
const COLUMN_GAP = 26;

/** The lines of a legend without a frame at the upper left or right corner of a panel. */
function drawLegend(lines: readonly LegendLine[], frame: Box, side: 'left' | 'right'): Legend {
  const shown = lines.map((line) => fitted(line, (frame.right - frame.left) * 0.62));
  const width = Math.max(0, ...shown.map((line) => line.width));
  const left = side === 'left' ? frame.left + MARGIN : frame.right - MARGIN - width;
  const top = frame.top + MARGIN;
  const shapes = shown.flatMap((line, index) => drawLine(line, left, top + (index + 0.5) * LINE_HEIGHT));
  return { box: { left, right: left + width, top, bottom: top + lines.length * LINE_HEIGHT }, shapes };
}

/** A legend above a panel, in two columns: `frame.top` is where it begins, its box where it ends. */
export function drawLegendStrip(lines: readonly LegendLine[], frame: Omit<Box, 'bottom'>): Legend {
  const { left, right, top } = frame;
  const rows = Math.ceil(lines.length / 2);
  const total = right - left - COLUMN_GAP;
  const half = total / 2;
  const widest = (from: number, to: number): number =>
    Math.max(0, ...lines.slice(from, to).map((line) => fitted(line, Infinity).width));
  const [one, two] = [widest(0, rows), widest(rows, lines.length)];
  // A column takes from the other what that does not need.
  const width =
    one > half ? Math.min(one, total - Math.min(two, half)) : Math.max(one, Math.min(half, total - two));
  const columns = [
    { from: left, room: width },
    { from: left + width + COLUMN_GAP, room: total - width },
  ];
  const shapes = lines.flatMap((line, index) => {
    const { from, room } = columns[index < rows ? 0 : 1];
    return drawLine(fitted(line, room), from, top + ((index % rows) + 0.5) * LINE_HEIGHT);
  });
  return { box: { left, right, top, bottom: top + rows * LINE_HEIGHT }, shapes };
}

interface FittedLine extends LegendLine {
  /** Of the text behind the left end of the mark. */
  readonly indent: number;
  readonly width: number;
}

function fitted(line: LegendLine, room: number): FittedLine {
  const indent = line.sample.kind === 'none' ? 0 : MARK_WIDTH + MARK_GAP;
  const runs = shorten(line.runs, style.legend, room - indent);
  return { ...line, indent, runs, width: indent + textWidth(runs, style.legend) };
}

function drawLine({ sample, runs, indent }: FittedLine, left: number, middle: number): Shape[] {
  return [
    ...drawSample(sample, left, middle),
    {
      kind: 'text',
      x: left + indent,
      y: middle + style.legend * 0.36,
      runs,
      size: style.legend,
      anchor: 'start',
      colour: style.black,
    },
  ];
}

function drawSample(sample: Sample, left: number, y: number): Shape[] {
  const right = left + MARK_WIDTH;
  const middle = left + MARK_WIDTH / 2;
  switch (sample.kind) {
    case 'point':
      return [
        path(strokes([segment(middle, y - 10, middle, y + 10)]), { stroke: style.black, width: 1.5 }),
        path(circle(middle, y, style.point), { fill: style.black }),
      ];
    case 'line':
      return [path(strokes([segment(left, y, right, y)]), sample.pen)];
    case 'area':
      return [path(rectangle(left, y - 8, right, y + 8), sample.pen)];
    case 'hatch':
      return [
        path(hatch([{ left, right, top: y - 8, bottom: y + 8 }]), { stroke: style.darkGrey, width: 1 }),
      ];
    case 'arrow':
      return [
        path(strokes([segment(middle, y - 10, middle, y + 2)]), { stroke: sample.colour, width: 3 }),
        path(arrowhead(middle, y + 10, 'down', 12), { fill: sample.colour }),
      ];
    case 'rug':
      return [
        path(strokes([4, 9, 15, 18, 27].map((x) => segment(left + x, y - 6, left + x, y + 6))), {
          stroke: sample.colour,
          width: 1,
        }),
      ];
    case 'series':
      return seriesSample(sample.look, left, right, y);
    case 'none':
      return [];
  }
}

/**
 * The upper end of a y scale at which all obstacles stay clear of the legend, and below 92 % of the panel.
 * `scale` gives kind, low end and pixels; its high end is not used.
 */
function headroom(scale: Scale, obstacles: readonly Obstacle[], box: Box | null): number {
  const height = scale.from - scale.to;
  let high = -Infinity;
  for (const { from, to, value } of obstacles) {
    if (!Number.isFinite(value)) continue;
    const covered = box !== null && to > box.left - 8 && from < box.right + 8;
    const allowed = covered ? Math.max(0.12, (scale.from - box.bottom - 12) / height) : 0.92;
    high = Math.max(high, raised(scale, value, allowed));
  }
  return high > scale.low ? high : scale.kind === 'log' ? scale.low * 10 : scale.low + 1;
}

/** The high end that puts `value` at `share` of the scale. */
function raised({ kind, low }: Scale, value: number, share: number): number {
  if (kind === 'linear') return low + (value - low) / share;
  return value > low ? Math.min(1e300, low * Math.exp(Math.log(value / low) / share)) : -Infinity;
}

/** The corner where the legend costs the least room. */
export function placeLegend(
  lines: readonly LegendLine[],
  frame: Box,
  scale: Scale,
  obstacles: readonly Obstacle[],
): { legend: Legend; high: number } {
  const [right, left] = (['right', 'left'] as const).map((side) => {
    const legend = drawLegend(lines, frame, side);
    return { legend, high: headroom(scale, obstacles, legend.box) };
  });
  return fraction({ ...scale, high: right.high }, left.high) < 0.98 ? left : right;
}
