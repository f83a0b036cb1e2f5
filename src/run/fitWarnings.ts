import { countOfToys, meanIsOff, type ToySummary } from '../statistic/index.js';
import { shortNumber } from '../text/index.js';
import type { ResolvedConfig } from '../setup/index.js';

/** A wrong clip moves the mean of t by tens of percent; beyond this many times dof the toys are of another law. */
const FAR_FROM_REFERENCE = 3;

/** Six values lie 2.5 standard deviations apart, from the least to the largest: here half a width of the law each. */
const LARGE_SPREAD = 1.25;

/** What the fits showed, a line each. */
export function fitWarnings(fits: {
  readonly config: Pick<ResolvedConfig, 'clip' | 'expected' | 'toyPool' | 'trainer'>;
  readonly dof: number;
  readonly toys: ToySummary;
  readonly unconverged: number;
  /** By how much repeated events lift the mean of t. */
  readonly resampleShift: number;
  /** What speaks against the χ² law. */
  readonly doubts: readonly string[];
  readonly observed: { readonly failed: boolean; readonly converged: boolean };
  /** t of the data from all starts, the first among them; null where a fit failed. */
  readonly t: readonly (number | null)[];
}): string[] {
  const { config, dof, toys, unconverged, resampleShift, doubts, observed } = fits;
  const of = (count: number): string => `${count} of ${countOfToys(toys.count)}`;
  const far = config.toyPool !== null && toys.meanT !== null && toys.meanT > FAR_FROM_REFERENCE * dof;
  return [
    ...(resampleShift > 0
      ? [`toys repeat events: the mean of their t is lifted by about ${shortNumber(resampleShift)}`]
      : []),
    ...(toys.failed > 0
      ? [`${of(toys.failed)} failed and ${toys.failed === 1 ? 'counts' : 'count'} as beyond t`]
      : []),
    ...(unconverged > 0
      ? [
          `${of(unconverged)} ${unconverged === 1 ? 'is not converged and counts with its t' : 'are not converged and count with their t'}`,
        ]
      : []),
    ...(far && toys.meanT !== null
      ? [
          `mean t of the toys is ${shortNumber(toys.meanT)} where χ² of ${dof} has ${dof}: the toys do not look like the reference; is --toy-pool of the same law?`,
        ]
      : []),
    ...(doubts.length > 0
      ? [`χ² is unproven: ${doubts.join('; ')}${far ? '' : clipAdvice(toys, dof, config)}`]
      : []),
    ...(observed.failed ? ['the observed fit failed: no t'] : []),
    ...(!observed.failed && !observed.converged ? ['the observed fit is not converged'] : []),
    ...spreadWarning(fits.t, dof, config.trainer),
  ];
}

/** The clip is chosen with toys that the result is not made of. No clip helps where events are fewer than parameters. */
function clipAdvice(
  toys: ToySummary,
  dof: number,
  { clip, expected }: Pick<ResolvedConfig, 'clip' | 'expected'>,
): string {
  if (toys.meanT === null || !meanIsOff(toys, dof) || expected < dof) return '';
  const change = toys.meanT < dof ? 'raise' : 'lower';
  return `; ${change} --clip (${clip} now) with toys of another seed until their mean t is near ${dof}, before looking at Z`;
}

/** With a standard deviation of t over the starts beyond half the width of the law, Z depends on the seed. */
function spreadWarning(
  all: readonly (number | null)[],
  dof: number,
  trainer: ResolvedConfig['trainer'],
): string[] {
  const t = all.filter((value) => value !== null);
  const width = Math.sqrt(2 * dof);
  const [low, high] = [Math.min(...t), Math.max(...t)];
  if (!(high - low > LARGE_SPREAD * width)) return [];
  const more = trainer === 'adam' ? '--starts or --epochs' : '--starts';
  return [
    `t of the data depends on its starts: ${shortNumber(low)} to ${shortNumber(high)} where χ² of ${dof} has a width of ${shortNumber(width, 2)}; raise ${more}`,
  ];
}
