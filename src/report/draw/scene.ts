import type { Run } from './text.js';

/** One step of a path in absolute coordinates: pixels, y downwards. */
export type PathStep =
  | readonly ['M' | 'L', number, number]
  | readonly ['C', number, number, number, number, number, number]
  | readonly ['Z'];

/** A filled or stroked outline. Colours are `#rrggbb`; no opacity, so that every format shows the same. */
export interface PathShape {
  readonly kind: 'path';
  readonly steps: readonly PathStep[];
  readonly fill?: string;
  readonly stroke?: string;
  readonly width?: number;
  readonly dash?: readonly number[];
}

/** A line of text, drawn as outlines. */
export interface TextShape {
  readonly kind: 'text';
  /** The anchor's place on the baseline. */
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly anchor: 'start' | 'middle' | 'end';
  /** Turned by 90° counterclockwise about the anchor: the title of a y axis. */
  readonly upwards?: boolean;
  readonly colour: string;
  readonly runs: readonly Run[];
}

export type Shape = PathShape | TextShape;

/** A drawing that knows no file format: the one source of SVG, PNG and PDF. */
export interface Scene {
  readonly width: number;
  readonly height: number;
  /** What the figure is, for screen readers and document properties. */
  readonly title: string;
  /** What the figure shows, in words. */
  readonly description: string;
  readonly shapes: readonly Shape[];
}
