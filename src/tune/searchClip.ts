import { Fault } from '../fault/index.js';
import { exp, log } from '../numeric/index.js';
import { effectiveToys } from '../statistic/index.js';
import { shortNumber } from '../text/index.js';

/** The mean of t of some toys at one clip. */
export interface ClipStep {
  readonly clip: number;
  readonly toys: number;
  readonly meanT: number;
  /** Its standard error, by the effective number of toys. */
  readonly meanError: number;
}

/** The clip at which the mean of t is the number of degrees of freedom. */
export interface ClipRoot {
  readonly clip: number;
  /** The standard error of the mean over its slope. */
  readonly clipError: number;
  /** d mean t / dW at the root. */
  readonly slope: number;
  /** Toys of the last stage, which the root is solved on. */
  readonly toys: number;
  /** Standard error of the mean of t there. */
  readonly meanError: number;
  /** Every mean that was measured, in order. */
  readonly steps: readonly ClipStep[];
}

/** The mean of t of the first `toys` search toys at a clip: the same toys and starts at every clip. */
export type MeanAt = (clip: number, toys: number) => Promise<ClipStep>;

/** Toys of the stages: the first find the neighbourhood, the last the root. */
const STAGES = [25, 100, 400] as const;
/** The stage that measures the slope, by two clips or more: that of the root takes it. */
const SLOPE_STAGE = 1;
/** How far a second clip is from one that is near the root already, in ln W. */
const SECOND_CLIP = 0.15;
/** Nearer clips tell no slope: in several features t of a toy jumps as its search ends elsewhere, more than it rises. */
const LEAST_SPAN = 0.07;
/**
 * A stage ends where the mean is off by less than so many of its standard errors; the rest is one secant step. A
 * slope that is known to a fifth, as 100 common toys give it, makes this step add less than 8 % to the error of the root.
 */
const NEAR = 1;
const NEAR_AT_LAST = 2;
/** The next stage stays at a clip, and keeps its toys, where the mean is off by less than so many standard errors. */
const GOOD_ENOUGH = 0.5;
const MOST_STEPS = 8;
/** The mean of t rises by about this part of dof when ln W rises by one, in one feature and in five. */
const USUAL_SLOPE = 0.6;
/** Steps of ln W are no longer than this before the root is enclosed. */
const LONGEST_STEP = log(3);
/** Beyond these a clip has no effect, or leaves nothing to fit. */
const RANGE = { least: 0.02, most: 500 } as const;
/** The largest standard error of the mean at the root, in widths √(2 dof) of the law. */
const LARGEST_ERROR = 0.05;
/** The spread of t is not that large. */
const MOST_TOYS = 1600;

/** A mean on the axis of ln W: how far it is from dof. */
interface Point {
  readonly x: number;
  readonly miss: number;
  readonly error: number;
}

/**
 * Solves mean t(W) = dof by common random numbers: the same toys at every W, few first, more near the root, the root
 * itself on 400 or more, until the standard error of their mean is at most 0.05 √(2 dof). Secant steps in ln W, kept
 * inside the interval once the root is enclosed.
 *
 * @param law - `dof`; `rho`: the overlap of toys that share a pool, for which the error has a floor that more toys than
 *   400 hardly lower
 * @param start - where to begin
 * @throws Fault `content` if no W gives this mean
 */
export async function searchClip(
  meanAt: MeanAt,
  { dof, rho }: { readonly dof: number; readonly rho: number },
  start: number,
): Promise<ClipRoot> {
  const steps: ClipStep[] = [];
  let x = log(start);
  let slope = USUAL_SLOPE * dof;
  let last: Point | undefined;
  let toys: number = STAGES[0];
  for (const [stage, least] of STAGES.entries()) {
    toys = Math.max(toys, least);
    const final = stage === STAGES.length - 1;
    if (final && last !== undefined) toys = enoughToys(last.error, STAGES[stage - 1], dof, rho);
    const points: Point[] = [];
    for (let step = 0; step < MOST_STEPS; step++) {
      const measured = await meanAt(exp(x), toys);
      steps.push(measured);
      const point = { x, miss: measured.meanT - dof, error: measured.meanError };
      slope = slopeOf(points, point) ?? slope;
      points.push(point);
      last = point;
      x = nextPlace(points, slope);
      if (Math.abs(point.miss) <= (final ? NEAR_AT_LAST : NEAR) * point.error) {
        if (stage !== SLOPE_STAGE || points.length > 1) {
          if (!final) x = placeToStay(points) ?? x;
          break;
        }
        x = point.x + (point.miss < 0 ? SECOND_CLIP : -SECOND_CLIP);
        continue;
      }
      if (x === point.x) throw noRoot(point, dof);
    }
  }
  // The last stage measured something.
  const { error, miss } = last as Point;
  if (Math.abs(miss) > NEAR_AT_LAST * error) throw unsettled(steps, dof);
  // Further digits are far below its error.
  const clip = Number(exp(x).toPrecision(4));
  return { clip, clipError: (clip * error) / slope, slope: slope / clip, toys, meanError: error, steps };
}

/**
 * The slope between a new point and the nearest one of the same toys that is far enough; undefined where there is none,
 * or where chance turned the slope round.
 */
function slopeOf(points: readonly Point[], to: Point): number | undefined {
  const distance = ({ x }: Point): number => Math.abs(x - to.x);
  const [from] = points
    .filter((point) => distance(point) >= LEAST_SPAN)
    .sort((a, b) => distance(a) - distance(b));
  if (from === undefined) return undefined;
  const slope = (to.miss - from.miss) / (to.x - from.x);
  return slope > 0 ? slope : undefined;
}

/** The secant step from the last point, or the middle of the interval that encloses the root. */
function nextPlace(points: readonly Point[], slope: number): number {
  const { x, miss } = points[points.length - 1];
  const below = Math.max(
    ...points.filter((point) => point.miss < 0).map((point) => point.x),
    log(RANGE.least),
  );
  const above = Math.min(
    ...points.filter((point) => point.miss >= 0).map((point) => point.x),
    log(RANGE.most),
  );
  const step = Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, -miss / slope));
  const enclosed = points.some((point) => point.miss < 0) && points.some((point) => point.miss >= 0);
  if (enclosed && below < above && !(x + step > below && x + step < above)) return (below + above) / 2;
  return Math.max(log(RANGE.least), Math.min(log(RANGE.most), x + step));
}

/** The measured clip that is as good as the root for the toys of a stage; undefined where none is. */
function placeToStay(points: readonly Point[]): number | undefined {
  const nearest = points.reduce((best, point) => (Math.abs(point.miss) < Math.abs(best.miss) ? point : best));
  return Math.abs(nearest.miss) <= GOOD_ENOUGH * nearest.error ? nearest.x : undefined;
}

/** The toys whose effective number gives the error that is wanted; no number does where they share too much. */
function enoughToys(error: number, toys: number, dof: number, rho: number): number {
  const ratio = error / (LARGEST_ERROR * Math.sqrt(2 * dof));
  const effective = effectiveToys(toys, rho) * ratio * ratio;
  const left = 1 - effective * rho * rho;
  if (left <= 0) return STAGES[2];
  return Math.max(STAGES[2], Math.min(MOST_TOYS, Math.ceil((effective * (1 - rho * rho)) / left)));
}

function noRoot({ x, miss }: Point, dof: number): Fault {
  const what = `at W = ${shortNumber(exp(x))}, the ${miss < 0 ? 'largest' : 'smallest'} that is tried, the mean of t is ${shortNumber(dof + miss)}, ${miss < 0 ? 'below' : 'above'} ${dof}`;
  return new Fault('content', {
    what: `no clip makes t follow χ² of ${dof}: ${what}`,
    todo:
      miss < 0
        ? 'give a smaller --network, more events, or more --starts'
        : 'give a larger reference (N_ref well above N(R)) or a smaller --network',
  });
}

function unsettled(steps: readonly ClipStep[], dof: number): Fault {
  const { clip, meanT } = steps[steps.length - 1];
  return new Fault('content', {
    what: `the search for the clip did not settle: after ${steps.length} steps the mean of t at W = ${shortNumber(clip)} is ${shortNumber(meanT)} where ${dof} is sought`,
    todo: 'give more --starts: t of single toys jumps with the clip',
  });
}
