import { parameterCount, type Network } from '../network/index.js';
import type { StopRule } from './minimum.js';

/**
 * How the maximum of t is searched for. Every number of a plan is part of the test statistic: the observed data and
 * all toys share it.
 */
export interface SearchPlan {
  /** Cells that stand for the events in the coarse search. */
  readonly cells: number;
  /** Cells whose Fisher matrix shapes the coarse steps. */
  readonly curvatureCells: number;
  /** Cells whose Fisher matrix shapes the polishing steps; null: all events. */
  readonly polishCells: number | null;
  readonly freshStop: StopRule;
  readonly replacedStop: StopRule;
  /** Whether a replaced start is given up once it will hardly end below what it replaces. */
  readonly givesUp: boolean;
  readonly polishStop: StopRule;
}

/** Starts from nothing among the coarse starts of a fit; the others replace a unit of the best found. */
export function freshStarts(starts: number): number {
  return Math.max(Math.ceil(starts / 8), Math.min(starts, 4));
}

/** Ends kept side by side, each improved by its own replacements, and polished on all events at last. */
export const CHAINS = 2;

/** Networks up to this many parameters get the plan of 1-4-1, larger ones that of 5-5-5-5-1. */
const MOST_FOR_SMALL_PLAN = 40;

/**
 * The plan for a network, found by trial on the univariate and the dimuon benchmarks (`npm run bench` prints what it
 * reaches).
 */
export function searchPlan(network: Network, referenceRows: number): SearchPlan {
  if (parameterCount(network) <= MOST_FOR_SMALL_PLAN) {
    const cells = Math.min(network.inputs === 1 ? 500 : 4000, referenceRows);
    return {
      cells,
      curvatureCells: Math.min(network.inputs === 1 ? 256 : 1024, cells),
      polishCells: null,
      freshStop: { tolerance: 1e-3, maxSteps: 200 },
      replacedStop: { tolerance: 1e-2, maxSteps: 60 },
      // In one feature the best gains come after a long plateau.
      givesUp: false,
      polishStop: { tolerance: 1e-3, maxSteps: 100 },
    };
  }
  const cells = Math.min(16384, Math.ceil(referenceRows / 6));
  return {
    cells,
    curvatureCells: Math.min(1024, cells),
    polishCells: Math.min(8192, cells),
    freshStop: { tolerance: 3e-2, maxSteps: 150 },
    replacedStop: { tolerance: 3e-2, maxSteps: 60 },
    givesUp: true,
    polishStop: { tolerance: 1e-2, maxSteps: 200 },
  };
}

/**
 * The usual number of coarse starts of a fit: 400 up to 40 parameters, 96 for larger networks.
 *
 * @example
 * defaultStarts(createNetwork(1, [4])); // 400
 */
export function defaultStarts(network: Network): number {
  return parameterCount(network) <= MOST_FOR_SMALL_PLAN ? 400 : 96;
}
