import type { NullEntry } from '../cache/index.js';
import { version } from '../folder/index.js';
import { networkName, networkParameters } from '../network/index.js';
import { rateTerm } from '../statistic/index.js';
import { type Inputs, inputList } from '../setup/index.js';
import type { Conclusion } from './conclude.js';
import type { Fits } from './fitAll.js';
import type { Prepared } from './prepare.js';
import type { HistoryEntry, Result } from './result.js';

/** Puts together what result.json says. */
export function makeResult(
  prepared: Prepared,
  fits: Fits,
  conclusion: Conclusion,
  about: {
    readonly inputs: Inputs;
    readonly nulls: NullEntry | undefined;
    readonly seconds: number;
    readonly history: readonly HistoryEntry[];
  },
): Result {
  const { config, dof, expected, network } = prepared;
  const { observed } = fits;
  const { assessment, stability, t, toys, warnings } = conclusion;
  return {
    schema: 'nplm/result/1',
    statistic: {
      t,
      dof,
      rate: rateTerm(prepared.data.rows, expected),
      converged: observed.converged,
      activeBounds: observed.activeBounds,
      starts: observed.starts,
      polished: observed.polished,
      evaluations: observed.evaluations,
    },
    ...assessment,
    toys: {
      ...assessment.toys,
      ...toys,
      cache: about.nulls === undefined ? null : { entry: about.nulls.key, taken: fits.taken },
    },
    warnings: [...prepared.warnings, ...warnings],
    stability,
    sample: {
      reference: prepared.fit.sample.rows,
      effectiveReference: prepared.fit.effective,
      negativeWeights: prepared.negativeWeights,
      data: prepared.data.rows,
      expected,
      expectedFrom: prepared.yields.from,
      features: config.features,
      dropped: prepared.dropped,
      common: prepared.common,
    },
    network: { name: networkName(network), parameters: networkParameters(network) },
    clip: { bound: config.clip, scope: config.clipScope, ...prepared.clipFrom },
    scaling: prepared.scaling,
    parameters: observed.failed ? null : [...observed.parameters],
    config,
    seed: config.seed,
    inputs: inputList(about.inputs).flatMap(([role, { files }]) => files.map((file) => ({ role, ...file }))),
    versions: { nplm: version(), node: process.versions.node },
    seconds: about.seconds,
    resumedToys: fits.resumed,
    history: about.history,
  };
}
