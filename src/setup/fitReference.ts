import { Fault } from '../fault/index.js';
import { permutation, purposes, Stream } from '../random/index.js';
import {
  effectiveSize,
  measureScaling,
  rescaleWeights,
  splitReference,
  sumOfWeights,
  type Sample,
  type Scaling,
} from '../sample/index.js';
import type { ResolvedConfig } from './config.js';

/** The part of the reference that is fitted, and what is left of it. */
export interface FitReference {
  /** In its own units, Σw = N(R). */
  readonly sample: Sample & { readonly weights: Float64Array };
  /** The part that was held out for toys. */
  readonly heldOut: Sample | undefined;
  /** Which events of the whole reference are fitted, in the order of `sample`; undefined where all are. */
  readonly rows: Uint32Array | undefined;
  readonly scaling: Scaling;
  /** Whether the events of the file had weights. */
  readonly weighted: boolean;
  /** Unweighted events of the same power. */
  readonly effective: number;
}

/**
 * Splits the reference, brings the weights of the fit reference to N(R), and measures the scaling on it.
 *
 * @param whole - the reference as selected from its file
 * @throws Fault `content` if a part has no events, the weights no positive sum, or a feature no spread
 */
export function fitReference(whole: Sample, config: ResolvedConfig): FitReference {
  const { holdout, seed, expected } = config;
  const { fit, pool, rows } = split(whole, holdout, seed);
  const sample = scaleWeights(fit, expected);
  const weighted = whole.weights !== undefined;
  return {
    sample,
    heldOut: pool,
    rows,
    scaling: measureScaling(sample, config.scale),
    weighted,
    effective: weighted ? effectiveSize(sample.weights) : sample.rows,
  };
}

function split(
  sample: Sample,
  holdout: number | null,
  seed: number,
): { readonly fit: Sample; readonly pool?: Sample; readonly rows?: Uint32Array } {
  if (holdout === null || holdout === 0) return { fit: sample };
  const order = permutation(new Stream(seed, purposes.split, 0), sample.rows);
  const { fit, pool } = splitReference(sample, order, holdout);
  return { fit, pool, rows: order.subarray(0, fit.rows) };
}

/** The part of a split can have Σw ≤ 0 where weights are negative. */
function scaleWeights(sample: Sample, expected: number): ReturnType<typeof rescaleWeights> {
  const scaled = rescaleWeights(sample, expected);
  if (sumOfWeights(sample) > 0 && scaled.weights.every(Number.isFinite)) return scaled;
  throw new Fault('content', {
    where: sample.origin,
    what: 'the weights of the fit reference do not sum to a positive number',
    todo: 'check the weight column, or give another --seed or --holdout',
  });
}
