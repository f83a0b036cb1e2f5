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

/** Steps of separate straight strokes. */
export function strokes(pairs: readonly (readonly [Point, Point])[]): PathStep[] {
  return pairs.flatMap(([from, to]) => through([from, to]));
}

/** Steps of a rectangle between two corners. */
export function rectangle(x0: number, y0: number, x1: number, y1: number): PathStep[] {
  return [...through([[x0, y0], [x1, y0], [x1, y1], [x0, y1]]), ['Z']]; // prettier-ignore
}

/** Control distance that makes four cubic arcs a circle to 3 parts in 10⁴. */
const arc = 0.5522847;

/** Steps of a circle. */
export function circle(x: number, y: number, r: number): PathStep[] {
  const k = arc * r;
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
export function arrowhead(x: number, y: number, way: 'up' | 'down' | 'right', size: number): PathStep[] {
  const half = size * 0.45;
  const base: readonly Point[] =
    way === 'right'
      ? [[x - size, y - half], [x - size, y + half]] // prettier-ignore
      : [[x - half, y + (way === 'up' ? size : -size)], [x + half, y + (way === 'up' ? size : -size)]]; // prettier-ignore
  return [...through([[x, y], ...base]), ['Z']];
}
