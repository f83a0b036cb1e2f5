import type { PathShape, PathStep } from './scene.js';

/** How a path is drawn. */
export type Pen = Omit<PathShape, 'kind' | 'steps'>;

/** A point in pixels. */
export type Point = readonly [number, number];

/** A path shape from steps. */
export function path(steps: readonly PathStep[], pen: Pen): PathShape {
  return { kind: 'path', steps, ...pen };
}

/** Steps through the points in order. */
export function through(points: readonly Point[]): PathStep[] {
  return points.map(([x, y], index) => [index === 0 ? 'M' : 'L', x, y]);
}

/** A straight stroke from one point to another. */
export type Segment = readonly [Point, Point];

/** The segment from (x0, y0) to (x1, y1). */
export function segment(x0: number, y0: number, x1: number, y1: number): Segment {
  return [
    [x0, y0],
    [x1, y1],
  ];
}

/** Steps of separate straight strokes. */
export function strokes(segments: readonly Segment[]): PathStep[] {
  return segments.flatMap(through);
}

/** Steps of a rectangle between two corners. */
export function rectangle(x0: number, y0: number, x1: number, y1: number): PathStep[] {
  return [['M', x0, y0], ['L', x1, y0], ['L', x1, y1], ['L', x0, y1], ['Z']];
}

/** Control distance that makes four cubic arcs a circle to 3 parts in 10⁴. */
const ARC = 0.5522847;

/** Steps of a circle. */
export function circle(x: number, y: number, r: number): PathStep[] {
  const k = ARC * r;
  return [
    ['M', x + r, y],
    ['C', x + r, y + k, x + k, y + r, x, y + r],
    ['C', x - k, y + r, x - r, y + k, x - r, y],
    ['C', x - r, y - k, x - k, y - r, x, y - r],
    ['C', x + k, y - r, x + r, y - k, x + r, y],
    ['Z'],
  ];
}

/** Steps of a filled triangle whose tip is at (x, y). */
export function arrowhead(x: number, y: number, way: 'up' | 'down', size: number): PathStep[] {
  const half = size * 0.45;
  const base = y + (way === 'up' ? size : -size);
  return [['M', x, y], ['L', x - half, base], ['L', x + half, base], ['Z']];
}
