import type { Stream } from '../src/random/index.js';

/** A reference law that is known exactly, and what can hide in data that are said to follow it. */
export interface Law {
  readonly name: string;
  /** Names of the columns. */
  readonly features: readonly string[];
  /** N(R) of the published benchmark. */
  readonly expected: number;
  /** Draws events of the reference law: one array a feature. */
  draw(stream: Stream, events: number): Float64Array[];
  readonly signals: readonly Signal[];
}

/** Data that do not follow the reference: signal events on top, fewer reference events, or a region without events. */
export interface Signal {
  readonly name: string;
  /** What it is, for help and tables. */
  readonly text: string;
  /** N(S), expected signal events. */
  readonly events: number;
  /** Expected reference events where they differ from the law's N(R). */
  readonly reference?: number;
  /** Draws signal events: one array a feature. */
  draw(stream: Stream, events: number): Float64Array[];
  /** Whether a reference event is kept; all are if absent. */
  keeps?(event: readonly number[]): boolean;
  /** p(x|S)/p(x|R), for the exact log ratio. */
  densityRatio(event: readonly number[]): number;
}
