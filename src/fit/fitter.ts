import {
  aligned,
  kernelBytes,
  packedBytes,
  packTerm,
  type Arena,
  type Kernel,
  type PackedTerm,
} from '../kernel/index.js';
import {
  activeBounds,
  clipBox,
  glorotStart,
  parameterCount,
  project,
  type Box,
  type Network,
  type Objective,
} from '../network/index.js';
import { adam } from './adam.js';
import { cellTerm, countInCells } from './cells.js';
import type { CellTree } from './cellTree.js';
import { chooseTrainer, type FitOptions, type FitOutcome } from './fitOptions.js';
import { Lbfgs } from './lbfgs.js';
import { LevenbergMarquardt } from './levenbergMarquardt.js';
import type { Minimiser, Minimum } from './minimum.js';
import { replaceUnit } from './replaceUnit.js';
import { CHAINS, freshStarts, searchPlan, type SearchPlan } from './searchPlan.js';

/** A new kernel entry of a replaced unit is at most this large, however wide the clip: beyond, sigmoids are steps. */
const WIDEST_REACH = 5;

/** The fit reference in kernel memory, and its tree of cells. Shared by all fits of a run. */
export interface FitReference {
  readonly packed: PackedTerm;
  readonly tree: CellTree;
  readonly rows: number;
}

/** Data as the fit sees them: scaled features, weight 1 each. */
export interface FitData {
  readonly rows: number;
  readonly columns: readonly Float32Array[];
}

/** Cells that a tree must have for the fits of a network. */
export function treeCells(network: Network, referenceRows: number): number {
  const plan = searchPlan(network, referenceRows);
  return Math.max(plan.cells, plan.curvatureCells, plan.polishCells ?? 0);
}

/** Bytes of an arena in which samples of up to `mostRows` events are fitted. */
export function fitterBytes(network: Network, referenceRows: number, mostRows: number): number {
  const plan = searchPlan(network, referenceRows);
  const cells = [plan.cells, plan.curvatureCells, plan.polishCells ?? 0];
  const terms = cells.map((count) => packedBytes(network, 'cells', count));
  terms.push(packedBytes(network, 'data', mostRows), kernelBytes(network));
  return terms.reduce((sum, bytes) => sum + aligned(bytes), 0);
}

/** Fits samples to one reference, one after the other, in the arena it is given. */
export class Fitter {
  readonly #kernel: Kernel;
  readonly #arena: Arena;
  readonly #reference: FitReference;
  readonly #options: FitOptions;
  readonly #plan: SearchPlan;
  readonly #box: Box;
  readonly #minimiser: Minimiser;

  constructor(kernel: Kernel, arena: Arena, reference: FitReference, options: FitOptions) {
    const { network, clip, trainer } = options;
    this.#kernel = kernel;
    this.#arena = arena;
    this.#reference = reference;
    this.#options = options;
    this.#plan = searchPlan(network, reference.rows);
    this.#box = clipBox(network, clip);
    const size = parameterCount(network);
    this.#minimiser =
      chooseTrainer(trainer, network) === 'lbfgs' ? new Lbfgs(size) : new LevenbergMarquardt(size);
  }

  /** @param uniform - draws of the starts */
  fit(data: FitData, uniform: () => number): FitOutcome {
    const mark = this.#arena.mark();
    try {
      return this.#options.trainer === 'adam' ? this.#train(data, uniform) : this.#search(data, uniform);
    } finally {
      this.#arena.release(mark);
    }
  }

  #train(data: FitData, uniform: () => number): FitOutcome {
    const { network, epochs, starts } = this.#options;
    const objective = this.#allEvents(data);
    const ends = Array.from({ length: starts }, () =>
      adam(objective, this.#box, this.#freshStart(network, uniform), epochs),
    );
    return this.#outcome(ends, 0);
  }

  #search(data: FitData, uniform: () => number): FitOutcome {
    const { starts } = this.#options;
    const plan = this.#plan;
    const level = this.#levels(data);
    const coarse = level(plan.cells);
    const shape = level(plan.curvatureCells);
    const fresh = freshStarts(starts);
    const ends: Minimum[] = [];
    for (let s = 0; s < fresh; s++) {
      const start = this.#freshStart(this.#options.network, uniform);
      ends.push(this.#minimiser.minimise(coarse, this.#box, start, plan.freshStop, shape));
    }
    let evaluations = ends.reduce((sum, end) => sum + end.evaluations, 0);
    const chains = lowest(ends, CHAINS);
    for (let s = fresh; s < starts; s++) {
      const chain = Math.floor(uniform() * chains.length);
      const start = this.#replaced(chains[chain].parameters, data, uniform);
      const stop = plan.givesUp ? { ...plan.replacedStop, toBeat: rank(chains[chain]) } : plan.replacedStop;
      const end = this.#minimiser.minimise(coarse, this.#box, start, stop, shape);
      evaluations += end.evaluations;
      if (rank(end) < rank(chains[chain])) chains[chain] = end;
    }
    const all = this.#allEvents(data);
    const polishShape = plan.polishCells === null ? all : level(plan.polishCells);
    const polished = lowest(chains, CHAINS).map((end) =>
      this.#minimiser.minimise(all, this.#box, end.parameters, plan.polishStop, polishShape),
    );
    return this.#outcome(polished, polished.length, evaluations);
  }

  /** Objectives on cells, coarse or fine; each number of cells is packed once. */
  #levels(data: FitData): (cells: number) => Objective {
    const { tree, packed } = this.#reference;
    const counts = countInCells(tree, data.columns, data.rows);
    const made = new Map<number, Objective>();
    return (cells) => {
      const known = made.get(cells);
      if (known) return known;
      const term = packTerm(this.#options.network, cellTerm(tree, counts, cells, packed.scale), this.#arena);
      const objective = this.#kernel.objective([term]);
      made.set(cells, objective);
      return objective;
    };
  }

  #allEvents(data: FitData): Objective {
    const observed = new Float32Array(data.rows).fill(1);
    const term = { ...data, extras: [], observed, scale: 1 };
    return this.#kernel.objective([
      this.#reference.packed,
      packTerm(this.#options.network, term, this.#arena),
    ]);
  }

  #freshStart(network: Network, uniform: () => number): Float64Array {
    const start = glorotStart(network, uniform);
    project(start, this.#box);
    return start;
  }

  #replaced(parameters: Float64Array, data: FitData, uniform: () => number): Float64Array {
    const { network, clip } = this.#options;
    const start = replaceUnit(network, parameters, data, Math.min(clip.bound, WIDEST_REACH), uniform);
    project(start, this.#box);
    return start;
  }

  /** The best of the ends; f ≡ 0, with L = 0, is always among the candidates. */
  #outcome(ends: readonly Minimum[], polished: number, evaluations = 0): FitOutcome {
    const finite = ends.filter((end) => Number.isFinite(end.loss));
    const best = lowest(finite, 1).at(0);
    const zero = new Float64Array(parameterCount(this.#options.network));
    const parameters = best !== undefined && best.loss < 0 ? best.parameters : zero;
    return {
      t: best === undefined ? NaN : Math.max(0, -2 * best.loss),
      parameters,
      starts: this.#options.starts,
      polished,
      evaluations: ends.reduce((sum, end) => sum + end.evaluations, evaluations),
      converged: best?.converged ?? false,
      activeBounds: activeBounds(parameters, this.#box),
      failed: best === undefined,
    };
  }
}

/** The `count` ends of lowest loss; failed searches come last. */
function lowest(ends: readonly Minimum[], count: number): Minimum[] {
  return [...ends].sort((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0)).slice(0, count);
}

/** The loss, infinite for a failed search. */
function rank(end: Minimum): number {
  return Number.isFinite(end.loss) ? end.loss : Infinity;
}
