import { networkParameters, type Clip, type Network } from '../network/index.js';

/** How a minimum is searched for: `adam` is the papers' trainer, `auto` what {@link chooseTrainer} says. */
export const trainerNames = ['auto', 'lm', 'lbfgs', 'adam'] as const;
/** The name of a trainer. */
export type TrainerName = (typeof trainerNames)[number];

/**
 * So many parameters `auto` fits by `lm`. Each of its steps solves as many equations, in a time that grows with their
 * third power: with 1209 a run of two toys did not end in ten minutes, where `lbfgs` takes half a minute.
 */
const MOST_BY_LM = 600;

/** The trainer that a name stands for: `auto` is `lm`, or `lbfgs` for more than 600 parameters. */
export function chooseTrainer(name: TrainerName, network: Network): Exclude<TrainerName, 'auto'> {
  if (name !== 'auto') return name;
  return networkParameters(network) > MOST_BY_LM ? 'lbfgs' : 'lm';
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
