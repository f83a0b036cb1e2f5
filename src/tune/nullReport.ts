import { purposes, Stream } from '../random/index.js';
import type { Tuning } from '../setup/index.js';
import { freeChi2, gammaFit, LEAST_SHOWN_KS, summarise, tailCounts } from '../statistic/index.js';
import { Fault } from '../fault/index.js';
import { shortNumber, shortProbability } from '../text/index.js';

/** Below this p the KS test rejects χ²: one tuning in a thousand that found the right clip. */
const LEAST_KS = 0.001;
const MOST_ERRORS = 3;
const MOST_FAILED = 0.01;

/** What fresh toys say of a clip: the part of tuning.json that no search toy has touched. */
type NullReport = Pick<
  Tuning,
  | 'toys'
  | 'effective'
  | 'failed'
  | 'meanT'
  | 'meanError'
  | 'varianceT'
  | 'varianceError'
  | 'ksPvalue'
  | 'beyond'
  | 'gamma'
  | 'freeChi2'
  | 'accepted'
  | 'problems'
>;

/**
 * Tests χ²_dof on fresh toys: accepted if their mean is within three standard errors of dof, those of the search
 * included, KS p is at least 0.001, and at most one fit in a hundred failed.
 *
 * @param t - of the toys whose fit gave one
 * @param about - `failed`: toys without t; `rho`: overlap of toys of one pool; `searchError`: standard error of the mean
 *   that the clip was solved on
 * @throws Fault `content` if fewer than two toys have a t
 */
export function nullReport(
  t: ArrayLike<number>,
  about: {
    readonly dof: number;
    readonly failed: number;
    readonly rho: number;
    readonly seed: number;
    readonly searchError: number;
  },
): NullReport {
  const { dof, failed, rho, seed, searchError } = about;
  const asked = t.length + failed;
  const summary = summarise({ t: null, dof, toys: t, failed, asked, rho, seed });
  const { meanT, meanError, varianceT, varianceError, ksPvalue, effective } = summary;
  if (
    meanT === null ||
    meanError === null ||
    varianceT === null ||
    varianceError === null ||
    ksPvalue === null
  )
    throw new Fault('content', {
      what: `${failed} of ${asked} fits failed: nothing is left to test the clip on`,
      todo: 'give a larger sample or a smaller --network',
    });
  const error = Math.sqrt(meanError * meanError + searchError * searchError);
  const off = Math.abs(meanT - dof) / error;
  const problems = [
    ...(off < MOST_ERRORS
      ? []
      : [`mean t ${shortNumber(meanT)} is ${shortNumber(off)} standard errors from ${dof}`]),
    ...(ksPvalue >= LEAST_KS
      ? []
      : [`KS p ${shortProbability(ksPvalue, 2, LEAST_SHOWN_KS)}, below ${LEAST_KS}`]),
    ...(failed > MOST_FAILED * asked ? [`${failed} of ${asked} fits failed`] : []),
  ];
  const law = gammaFit(t);
  return {
    toys: asked,
    effective,
    failed,
    meanT,
    meanError,
    varianceT,
    varianceError,
    ksPvalue,
    beyond: tailCounts(t, dof),
    gamma: law === null ? null : { shape: law.shape, scale: law.scale },
    freeChi2: freeChi2(t, effective, new Stream(seed, purposes.fittedLaw, 0)),
    accepted: problems.length === 0,
    problems,
  };
}
