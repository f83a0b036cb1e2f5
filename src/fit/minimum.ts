import type { Box, Objective } from '../network/index.js';

/** Where a search for the minimum of L ended. */
export interface Minimum {
  readonly parameters: Float64Array;
  /** L there; NaN or infinite if the search failed. */
  readonly loss: number;
  /** Passes over the events, of any depth. */
  readonly evaluations: number;
  /** Whether it ended because nothing was left to gain, not because its budget was spent. */
  readonly converged: boolean;
}

/** When a search ends. */
export interface StopRule {
  /** Gain of L in one step that counts as nothing. */
  readonly tolerance: number;
  readonly maxSteps: number;
  /** A search that will hardly end below this loss is given up; left out, none is. */
  readonly toBeat?: number;
}

/** Walks from a start to a minimum inside the box. */
export interface Minimiser {
  /** @param curvature - a cheaper stand-in for the objective, good enough for a Fisher matrix */
  minimise(
    objective: Objective,
    box: Box,
    start: Float64Array,
    stop: StopRule,
    curvature: Objective,
  ): Minimum;
}
