import type { FitOutcome } from '../fit/index.js';
import { networkName, networkParameters } from '../network/index.js';
import { assess, rateTerm, resampleShift, type Evidence } from '../statistic/index.js';
import { shortNumber } from '../text/index.js';
import type { Fits } from './fitAll.js';
import { inputList, type Inputs } from './inputs.js';
import type { Prepared } from './prepare.js';
import type { HistoryEntry, Result } from './result.js';
import { version } from './version.js';

/** Puts together what result.json says. */
export function makeResult(
  prepared: Prepared,
  fits: Fits,
  about: {
    readonly inputs: Inputs;
    readonly seconds: number;
    readonly history: readonly HistoryEntry[];
  },
): Result {
  const { config, dof, expected, pool, network } = prepared;
  const { observed, toys } = fits;
  const fitted = toys.filter(({ failed }) => !failed);
  const evidence: Omit<Evidence, 't'> = {
    dof,
    toys: fitted.map(({ t }) => t),
    failed: toys.length - fitted.length,
    asked: config.toys,
    rho: pool.overlap,
    seed: config.seed,
  };
  const { doubts, reasons, ...assessment } = assess({ ...evidence, t: tOf(observed) });
  const repeated = fits.repeats.map(tOf);
  const others = repeated.map((t) => (t === null ? null : assess({ ...evidence, t }).significance));
  const unconverged = fitted.filter(({ converged }) => !converged).length;
  const shift = config.resample && pool.rows !== null ? resampleShift(dof, expected, pool.rows) : 0;
  return {
    schema: 'nplm/result/1',
    statistic: {
      t: tOf(observed),
      dof,
      rate: rateTerm(prepared.data.rows, expected),
      converged: observed.converged,
      activeBounds: observed.activeBounds,
      starts: observed.starts,
      polished: observed.polished,
      evaluations: observed.evaluations,
    },
    toys: {
      ...assessment.toys,
      unconverged,
      pool: pool.rows,
      overlap: pool.overlap,
      resampleShift: shift,
    },
    pvalue: assessment.pvalue,
    significance: assessment.significance,
    doubts,
    reasons,
    warnings: [
      ...prepared.warnings,
      ...(shift > 0
        ? [`toys repeat events: the mean of their t is lifted by about ${shortNumber(shift)}`]
        : []),
      ...(evidence.failed > 0
        ? [`${evidence.failed} of ${toys.length} toys failed and count as beyond t`]
        : []),
      ...(unconverged > 0
        ? [`${unconverged} of ${toys.length} toys are not converged and count with their t`]
        : []),
      ...(doubts.length > 0 ? [`χ² is unproven: ${doubts.join('; ')}`] : []),
      ...(observed.failed ? ['the observed fit failed: no t'] : []),
      ...(!observed.failed && !observed.converged ? ['the observed fit is not converged'] : []),
    ],
    stability: {
      t: repeated,
      z: others.map((other) => other?.z ?? null),
      from: others.map((other) => other?.from ?? null),
    },
    sample: {
      reference: prepared.reference.rows,
      effectiveReference: prepared.effectiveReference,
      data: prepared.data.rows,
      expected,
      expectedFrom: prepared.expectedFrom,
      features: config.features,
      dropped: prepared.dropped,
      common: prepared.common,
    },
    network: { name: networkName(network), parameters: networkParameters(network) },
    clip: { bound: config.clip, scope: config.clipScope },
    scaling: prepared.scaling,
    parameters: observed.failed ? null : [...observed.parameters],
    config,
    seed: config.seed,
    inputs: inputList(about.inputs).map(([role, { path, sha256, table }]) => ({
      role,
      path,
      sha256,
      rows: table.rows,
    })),
    versions: { nplm: version(), node: process.versions.node },
    seconds: about.seconds,
    resumedToys: fits.resumed,
    history: about.history,
  };
}

function tOf({ t, failed }: FitOutcome): number | null {
  return failed ? null : t;
}
