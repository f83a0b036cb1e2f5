import { circle, path, through, type Point } from '../draw/path.js';
import type { PathStep, Shape } from '../draw/scene.js';
import { style, type Ink } from './style.js';

/** What stands at a point: told apart without colour. */
export type MarkerShape = 'circle' | 'square' | 'triangle' | 'diamond' | 'openCircle' | 'openSquare';

/** Half the width of a marker, pixels; the others are made to look as large as the circle. */
const SIZE = 5.4;

/** A marker about (x, y). */
export function marker(shape: MarkerShape, ink: Ink, x: number, y: number): Shape {
  const open = shape === 'openCircle' || shape === 'openSquare';
  return path(
    outline(shape, x, y),
    open ? { fill: '#ffffff', stroke: style[ink], width: 2 } : { fill: style[ink] },
  );
}

function outline(shape: MarkerShape, x: number, y: number): PathStep[] {
  const polygon = (corners: readonly Point[]): PathStep[] => [
    ...through(corners.map(([right, up]) => [x + right * SIZE, y - up * SIZE])),
    ['Z'],
  ];
  switch (shape) {
    case 'circle':
      return circle(x, y, SIZE);
    case 'openCircle':
      return circle(x, y, SIZE - 0.6);
    case 'square':
      return square(polygon, 0.9);
    case 'openSquare':
      return square(polygon, 0.82);
    case 'triangle':
      return polygon([
        [0, 1.2],
        [1.15, -0.8],
        [-1.15, -0.8],
      ]);
    case 'diamond':
      return polygon([
        [0, 1.35],
        [1.1, 0],
        [0, -1.35],
        [-1.1, 0],
      ]);
  }
}

function square(polygon: (corners: readonly Point[]) => PathStep[], half: number): PathStep[] {
  return polygon([
    [half, half],
    [half, -half],
    [-half, -half],
    [-half, half],
  ]);
}
