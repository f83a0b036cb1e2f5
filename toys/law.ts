import type { Stream } from '../src/random/index.js';

/**
 * A benchmark: a reference law that is known exactly, what can hide in data that are said to follow it, and the sizes and
 * the network that it is tested with.
 */
export interface Law {
  readonly name: string;
  /** What it is, for help and tables. */
  readonly text: string;
  /** Where it is from. */
  readonly source: string;
  /** Names of the columns. */
  readonly features: readonly string[];
  /** N(R), the expected events of a data set. */
  readonly expected: number;
  /** N_ref, events of the reference sample. */
  readonly reference: number;
  /** Units of the hidden layers. */
  readonly network: readonly number[];
  /** Features by mean and deviation of the reference, or as they are. */
  readonly scale: 'standard' | 'none';
  /** The bound W at which t of its toys is near χ², and what it bounds. */
  readonly clip: {
    readonly bound: number;
    readonly scope: 'kernels' | 'all';
    /** Present where only few toys led to it: χ² is unproven there. */
    readonly provisional?: true;
  };
  /** Where its events and those of its signals lie, but for one in 10^15: an interval a feature. */
  readonly range: readonly (readonly [low: number, high: number])[];
  /** p(x|R). */
  density(event: readonly number[]): number;
  /** Draws events of the reference law: one array a feature. */
  draw(stream: Stream, events: number): Float64Array[];
  readonly signals: readonly Signal[];
}

/** Data that do not follow the reference: signal events on top or in place of others, or a region without events. */
export interface Signal {
  readonly name: string;
  /** What it is, for help and tables. */
  readonly text: string;
  /** N(S), expected signal events, as published. */
  readonly events: number;
  /** Expected signal events of a power scan, 0 among them: the reference alone, without what `keeps` leaves out. */
  readonly yields: readonly number[];
  /** Present where signal events take the place of reference events, so that N(R) stays what it is. */
  readonly replaces?: true;
  /** Draws signal events: one array a feature. */
  draw(stream: Stream, events: number): Float64Array[];
  /** Whether a reference event is kept; all are if absent. */
  keeps?(event: readonly number[]): boolean;
  /** p(x|S)/p(x|R), for the exact log ratio. */
  densityRatio(event: readonly number[]): number;
}
