import {
  arrowhead,
  circle,
  path,
  segment,
  strokes,
  through,
  type Point,
  type Segment,
} from '../draw/path.js';
import type { PathStep, Shape } from '../draw/scene.js';
import type { Box } from './box.js';
import type { Panel } from './panel.js';
import { at, fraction, inside } from './scale.js';
import { style } from './style.js';

/** Distance of hatch lines, pixels. */
const HATCH_STEP = 7;

/** Lines at 45° inside boxes, in step with one another from box to box. */
export function hatch(boxes: readonly Box[]): PathStep[] {
  const segments: Segment[] = [];
  for (const { left, right, top, bottom } of boxes) {
    if (!(right > left && bottom > top)) continue;
    // A line is x + y = c.
    for (let c = Math.ceil((left + top) / HATCH_STEP) * HATCH_STEP; c < right + bottom; c += HATCH_STEP) {
      const x0 = Math.max(left, c - bottom);
      const x1 = Math.min(right, c - top);
      if (x1 > x0) segments.push(segment(x0, c - x0, x1, c - x1));
    }
  }
  return strokes(segments);
}

/** The outline of a histogram: one flat step a bin; `null` leaves a gap, and so does a step beyond the panel. */
export function steps(
  panel: Panel,
  edges: readonly number[],
  values: readonly (number | null)[],
): PathStep[] {
  const found: PathStep[] = [];
  let open = false;
  values.forEach((value, bin) => {
    if (value === null) {
      open = false;
      return;
    }
    const y = at(panel.y, value);
    const [x0, x1] = [at(panel.x, edges[bin]), at(panel.x, edges[bin + 1])];
    // The line leaves through the edge of the panel and comes back, but does not run along it.
    const beyond = !inside(panel.y, value);
    found.push([open ? 'L' : 'M', x0, y], [beyond ? 'M' : 'L', x1, y]);
    open = true;
  });
  return found;
}

/** The area below {@link steps}, down to the panel's lower edge or to a base line. */
export function area(
  panel: Panel,
  edges: readonly number[],
  values: readonly (number | null)[],
  base?: number,
): PathStep[] {
  const found: PathStep[] = [];
  const ground = base === undefined ? panel.bottom : at(panel.y, base);
  // Bins that follow one another are one polygon: no hairlines between them.
  let run: Point[] = [];
  const close = () => {
    const [first, last] = [run[0], run.at(-1)];
    if (first !== undefined && last !== undefined) {
      found.push(...through([[first[0], ground], ...run, [last[0], ground]]), ['Z']);
    }
    run = [];
  };
  values.forEach((value, bin) => {
    if (value === null) return close();
    const y = at(panel.y, value);
    run.push([at(panel.x, edges[bin]), y], [at(panel.x, edges[bin + 1]), y]);
  });
  close();
  return found;
}

/** The boxes from low to high of each bin, for bands. */
export function bands(
  panel: Panel,
  edges: readonly number[],
  ends: readonly (readonly [number, number] | null)[],
): Box[] {
  return ends.flatMap((pair, bin) =>
    pair === null
      ? []
      : [
          {
            left: at(panel.x, edges[bin]),
            right: at(panel.x, edges[bin + 1]),
            top: at(panel.y, pair[1]),
            bottom: at(panel.y, pair[0]),
          },
        ],
  );
}

/** A measured value with its error, in units of the axes. */
export interface Measured {
  readonly x: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Points with error bars, cut at the frame; an arrow at the edge stands for a point beyond it. */
export function points(panel: Panel, measured: readonly Measured[]): Shape[] {
  const bars: Segment[] = [];
  const shapes: Shape[] = [];
  for (const { x, value, low, high } of measured) {
    const place = at(panel.x, x);
    if (low <= panel.y.high && high >= panel.y.low) {
      bars.push(segment(place, at(panel.y, low), place, at(panel.y, high)));
    }
    if (inside(panel.y, value))
      shapes.push(path(circle(place, at(panel.y, value), style.point), { fill: style.black }));
    else if (value > panel.y.high) {
      shapes.push(path(arrowhead(place, panel.top + 2, 'up', 11), { fill: style.black }));
    }
  }
  return [path(strokes(bars), { stroke: style.black, width: 1.5 }), ...shapes];
}

/** A curve through samples, cut at the upper and lower edge of the panel. */
export function curve(panel: Panel, samples: readonly (readonly [number, number])[]): PathStep[] {
  const found: PathStep[] = [];
  const { from, to } = panel.y;
  const pixel = (share: number) => from + share * (to - from);
  for (let index = 1; index < samples.length; index++) {
    const [before, after] = [samples[index - 1], samples[index]];
    const [a, b] = [fraction(panel.y, before[1]), fraction(panel.y, after[1])];
    if (!Number.isFinite(a) || !Number.isFinite(b) || (a > 1 && b > 1) || (a < 0 && b < 0)) continue;
    const [x0, x1] = [at(panel.x, before[0]), at(panel.x, after[0])];
    const cut = (share: number): Point => {
      const kept = Math.min(1, Math.max(0, share));
      const along = a === b ? 0 : (kept - a) / (b - a);
      return [kept === share && share === a ? x0 : x0 + along * (x1 - x0), pixel(kept)];
    };
    const start = cut(a);
    const end: Point = b === Math.min(1, Math.max(0, b)) ? [x1, pixel(b)] : cut(b);
    const last = found.at(-1);
    if (last?.[0] !== 'L' || last[1] !== start[0] || last[2] !== start[1]) found.push(['M', ...start]);
    found.push(['L', ...end]);
  }
  return found;
}
