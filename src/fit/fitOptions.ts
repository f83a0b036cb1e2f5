import type { Clip, Network } from '../network/index.js';

/** How a minimum is searched for: `adam` is the papers' trainer, `auto` what {@link chooseTrainer} says. */
export const trainerNames = ['auto', 'lm', 'lbfgs', 'adam'] as const;
/** The name of a trainer. */
export type TrainerName = (typeof trainerNames)[number];

/** The trainer that a name stands for: `auto` is `lm`. */
export function chooseTrainer(name: TrainerName): Exclude<TrainerName, 'auto'> {
  return name === 'auto' ? 'lm' : name;
}

/** How every fit of a run is made: the same for the observed data and for each toy. */
export interface FitOptions {
  readonly network: Network;
  readonly clip: Clip;
  readonly trainer: TrainerName;
  /** Coarse starts a fit; `defaultStarts` gives the usual number. Adam makes one fit from each. */
  readonly starts: number;
  /** Steps of Adam; the other trainers stop by themselves. */
  readonly epochs: number;
}

/** The result of one fit. */
export interface FitOutcome {
  /** t = −2 min L, at least 0, since f ≡ 0 is a candidate; NaN if the fit failed. */
  readonly t: number;
  /** The best parameters: what f(x) and the figures are made of. */
  readonly parameters: Float64Array;
  /** Coarse starts made, and how many of their ends were polished on all events. */
  readonly starts: number;
  readonly polished: number;
  /** Passes over events, coarse and full, of any depth. */
  readonly evaluations: number;
  /** Whether the best polish ended because nothing was left to gain. */
  readonly converged: boolean;
  /** Parameters of the best fit that sit on a bound of the clip. */
  readonly activeBounds: number;
  /** No finite minimum was found. */
  readonly failed: boolean;
}
