import { path, rectangle, segment, strokes, type Segment } from '../draw/path.js';
import type { Shape } from '../draw/scene.js';
import { markup, plain, shorten, textWidth, type Run } from '../draw/text.js';
import { at, inside, linear, logarithmic, type Scale } from './scale.js';
import { style } from './style.js';
import { ticksOf, type Ticks } from './ticks.js';

/** A frame with its two axes. Pixels grow downwards, so `bottom` exceeds `top`. */
export interface Panel {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly x: Scale;
  readonly y: Scale;
}

/** Places on the canvas that all figures share. */
export const canvas = {
  width: 640,
  height: 632,
  left: 98,
  right: 616,
  top: 46,
  bottom: 566,
  /** The lower edge of the main panel and the upper edge of the ratio panel, where there are two. */
  mainBottom: 412,
  ratioTop: 426,
} as const;

/** What is asked of an axis. */
interface AxisText {
  /** The title as runs, since feature names are plain text. */
  readonly title: readonly Run[];
  /** A unit in brackets, plain text. */
  readonly unit?: string;
  /** Whether numbers stand at the ticks. */
  readonly labels: boolean;
  /** About how many. */
  readonly count: number;
  /** Values above this get no number: close to the break of an axis. */
  readonly until?: number;
}

/** The scale of y over a panel. */
export function upright(kind: Scale['kind'], low: number, high: number, top: number, bottom: number): Scale {
  return kind === 'log' ? logarithmic(low, high, bottom, top) : linear(low, high, bottom, top);
}

/** The lower of two panels. */
export function lowerPanel(x: Scale, low: number, high: number): Panel {
  const { left, right, ratioTop: top, bottom } = canvas;
  return { left, right, top, bottom, x, y: upright('linear', low, high, top, bottom) };
}

/** Frame, ticks inward on all four sides, labels and the titles at the ends of the axes. */
export function drawAxes(panel: Panel, x: AxisText, y: AxisText, gap = 0): Shape[] {
  const { left, right, top, bottom } = panel;
  const xTicks = fittingTicks(panel.x, x);
  const yTicks = ticksOf(panel.y, y.count);
  const shapes: Shape[] = [
    path(tickStrokes(panel, xTicks, yTicks), { stroke: style.black, width: style.thin }),
    path(rectangle(left, top, right, bottom), { stroke: style.black, width: style.frame }),
  ];
  if (x.labels) {
    for (const { value, label } of xTicks.major) {
      const place = at(panel.x, value);
      const overhang = place + textWidth(markup(label), style.label) / 2 - canvas.width;
      if (value > (x.until ?? Infinity) || overhang > -2) continue;
      shapes.push(text(place, bottom + 8 + style.label, label, style.label, 'middle'));
    }
    const title = withUnit(x, xTicks.power);
    const y0 = bottom + 31 + style.title;
    shapes.push(line(right, y0, shorten(title, style.title, right - left), style.title, 'end'));
  }
  for (const { value, label } of yTicks.major) {
    const place = at(panel.y, value);
    // Labels of two panels that meet would touch.
    if (place < top + gap) continue;
    shapes.push(text(left - 8, place + style.label * 0.36, label, style.label, 'end'));
  }
  const title = shorten(withUnit(y, yTicks.power), style.title, bottom - top + 12);
  const widest = Math.max(0, ...yTicks.major.map(({ label }) => textWidth(markup(label), style.label)));
  const titleAt = Math.max(style.title - 3, Math.min(left - 68, left - widest - 16));
  shapes.push({ ...line(titleAt, top, title, style.title, 'end'), upwards: true });
  return shapes;
}

/** As many labels as have room. */
function fittingTicks(scale: Scale, { count }: AxisText): Ticks {
  for (let wanted = count; ; wanted--) {
    const ticks = ticksOf(scale, wanted);
    const used = ticks.major.reduce((sum, { label }) => sum + textWidth(markup(label), style.label), 0);
    if (wanted <= 1 || used < 0.7 * Math.abs(scale.to - scale.from)) return ticks;
  }
}

function withUnit({ title, unit }: AxisText, power: number): Run[] {
  const factor = power === 0 ? [] : markup(`10^{${String(power).replace('-', '−')}}`);
  if (unit === undefined && power === 0) return [...title];
  const inner = [...factor, ...plain(unit === undefined ? '' : `${power === 0 ? '' : ' '}${unit}`)];
  return [...title, ...plain(' ['), ...inner, ...plain(']')];
}

function tickStrokes({ left, right, top, bottom, x, y }: Panel, xTicks: Ticks, yTicks: Ticks) {
  const segments: Segment[] = [];
  const vertical = (value: number, length: number) => {
    if (!inside(x, value)) return;
    const place = at(x, value);
    segments.push(segment(place, bottom, place, bottom - length), segment(place, top, place, top + length));
  };
  const horizontal = (value: number, length: number) => {
    if (!inside(y, value)) return;
    const place = at(y, value);
    segments.push(segment(left, place, left + length, place), segment(right, place, right - length, place));
  };
  for (const { value } of xTicks.major) vertical(value, style.majorTick);
  for (const value of xTicks.minor) vertical(value, style.minorTick);
  for (const { value } of yTicks.major) horizontal(value, style.majorTick);
  for (const value of yTicks.minor) horizontal(value, style.minorTick);
  return strokes(segments);
}

/** The name at the top left above the frame, what is shown beside it, a note at the right. */
export function drawHeading(kind: string, note: string): Shape[] {
  const y = canvas.top - 14;
  const name = markup('**nplm**');
  const after = canvas.left + textWidth(name, style.name) + 10;
  const shown = markup(`*${kind}*`);
  const room = canvas.right - after - textWidth(shown, style.label) - 16;
  return [
    line(canvas.left, y, name, style.name, 'start'),
    line(after, y, shown, style.label, 'start'),
    line(canvas.right, y, shorten(markup(note), style.label, room), style.label, 'end'),
  ];
}

export function text(
  x: number,
  y: number,
  source: string,
  size: number,
  anchor: 'start' | 'middle' | 'end',
): Shape {
  return line(x, y, markup(source), size, anchor);
}

function line(x: number, y: number, runs: readonly Run[], size: number, anchor: 'start' | 'middle' | 'end') {
  return { kind: 'text', x, y, runs, size, anchor, colour: style.black } as const;
}
