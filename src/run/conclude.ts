import type { FitOutcome } from '../fit/index.js';
import { assess, resampleShift, type Assessment, type Evidence } from '../statistic/index.js';
import type { Fits } from './fitAll.js';
import { fitWarnings } from './fitWarnings.js';
import type { Prepared } from './prepare.js';
import type { Result } from './result.js';

/** What the fits of a run say, however result.json puts it. */
export interface Conclusion {
  /** Null if the fit failed. */
  readonly t: number | null;
  readonly assessment: Assessment;
  readonly stability: Result['stability'];
  readonly toys: Pick<Result['toys'], 'unconverged' | 'pool' | 'overlap' | 'resampleShift'>;
  /** What is worth a warning once the fits are there. */
  readonly warnings: readonly string[];
}

/** Assesses the observed fit, and the same fit from other starts, by the toys. */
export function conclude(
  { config, dof, expected, pool }: Prepared,
  { observed, repeats, toys }: Fits,
): Conclusion {
  const fitted = toys.filter(({ failed }) => !failed);
  const evidence: Omit<Evidence, 't'> = {
    dof,
    toys: fitted.map(({ t }) => t),
    failed: toys.length - fitted.length,
    asked: config.toys,
    rho: pool.overlap,
    seed: config.seed,
  };
  const t = tOf(observed);
  const assessment = assess({ ...evidence, t });
  const others = repeats.map(tOf);
  const significances = others.map((other) =>
    other === null ? null : assess({ ...evidence, t: other }).significance,
  );
  const unconverged = fitted.filter(({ converged }) => !converged).length;
  const shift = config.resample && pool.rows !== null ? resampleShift(dof, expected, pool.rows) : 0;
  return {
    t,
    assessment,
    stability: {
      t: others,
      z: significances.map((other) => other?.z ?? null),
      from: significances.map((other) => other?.from ?? null),
    },
    toys: { unconverged, pool: pool.rows, overlap: pool.overlap, resampleShift: shift },
    warnings: fitWarnings({
      config,
      dof,
      toys: assessment.toys,
      unconverged,
      resampleShift: shift,
      doubts: assessment.doubts,
      observed,
      t: [t, ...others],
    }),
  };
}

function tOf({ t, failed }: FitOutcome): number | null {
  return failed ? null : t;
}
