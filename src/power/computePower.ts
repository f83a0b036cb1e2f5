import type { NullEntry } from '../cache/index.js';
import { comparedReference, testsOf, type openEnsemble } from '../ensemble/index.js';
import { Fault } from '../fault/index.js';
import { version, type WorkState } from '../folder/index.js';
import type { ClipSource } from '../setup/index.js';
import { chi2Doubts, contradictsChi2, momentsOf, summarise } from '../statistic/index.js';
import { fitPoint, type PointToys, type PowerFits } from './fitPoint.js';
import { idealPower } from './idealPower.js';
import type { Power } from './power.js';
import { powerFolder, type PowerFolder } from './powerFolder.js';
import type { PowerHooks } from './powerHooks.js';
import { PowerJournal } from './powerJournal.js';
import { powerToyTable } from './powerToyTable.js';
import { injectionOf, specAt } from './injectionOf.js';
import type { PreparedPower } from './preparedPower.js';
import { alphaOf, chi2Power, quantilesOf, statisticPower } from './statisticPower.js';
import { classicalValues, fittedT } from './statisticValues.js';
import { worthOfToys } from './worthOfToys.js';

/** A study of power whose folder is open. */
interface PowerWork {
  readonly prepared: PreparedPower;
  readonly folder: PowerFolder;
  readonly state: WorkState;
  /** Where the clip comes from. */
  readonly clipFrom: ClipSource;
  readonly nulls: NullEntry | undefined;
}

/**
 * Makes the fits that are missing, and writes toys.arrow and, last, power.json.
 *
 * @throws Fault `interrupted` when the signal aborts; what was done is in the journal
 */
export async function computePower(
  open: typeof openEnsemble,
  work: PowerWork,
  options: PowerHooks & { readonly workers: number | undefined; readonly elapsed: () => number },
): Promise<Power> {
  const { prepared, folder, state, nulls } = work;
  // Before hours of fits: templates may be of no use.
  const ideal = idealPower(prepared);
  const journal = new PowerJournal(folder.claim(powerFolder.journal), state.digest, options.elapsed);
  const fits: PowerFits = { open, prepared, journal, nulls, ...options };
  try {
    const ofNull = await fitPoint(fits, null, prepared.reference.config.toys);
    const points: PointToys[] = [];
    for (const events of prepared.yields) points.push(await fitPoint(fits, events, prepared.signalToys));
    const tests = prepared.classical
      ? testsOf(comparedReference(specAt(prepared, null)), prepared.reference.config.seed)
      : [];
    const names = tests.map(({ name }) => name);
    folder.write('toys.arrow', powerToyTable([ofNull, ...points], names, state));
    const power = powerOf(work, { ideal, ofNull, points, tests, seconds: journal.seconds() });
    folder.writeResult(power);
    journal.close();
    folder.remove(powerFolder.journal);
    return power;
  } catch (error) {
    if (options.signal?.aborted !== true) throw error;
    journal.addTime();
    throw new Fault(
      'interrupted',
      { what: `stopped after ${journal.fits()} fits`, todo: 'run the same command again to go on' },
      { cause: error },
    );
  } finally {
    journal.close();
  }
}

function powerOf(
  { prepared, clipFrom, nulls }: PowerWork,
  made: {
    readonly ideal: Pick<Power, 'ideal' | 'noIdeal'>;
    readonly ofNull: PointToys;
    readonly points: readonly PointToys[];
    readonly tests: ReturnType<typeof testsOf>;
    readonly seconds: number;
  },
): Power {
  const { levels, reference, signal, fixedSignal, yields, warnings } = prepared;
  const { config, dof, expected, fit, pool } = reference;
  const { ofNull, points, tests } = made;
  const t = fittedT(ofNull, points);
  const statistics = [t, ...classicalValues(tests, ofNull, points, config.shapeOnly ? undefined : expected)];
  const { doubts, ...summary } = nullSummary(ofNull, prepared);
  const worth = points.map(({ toys }) => {
    const mean = momentsOf(toys.filter(({ failed }) => !failed).map((toy) => toy.t)).mean ?? dof;
    return worthOfToys(toys.length, pool.overlap, dof, mean - (summary.meanT ?? dof));
  });
  return {
    schema: 'nplm/power/1',
    signal: { name: signal.name, pool: signal.sample?.rows ?? null, fluctuates: !fixedSignal },
    levels: levels.map((z) => ({ z, alpha: alphaOf(z) })),
    null: {
      ...summary,
      cache: nulls === undefined ? null : { entry: nulls.key, taken: ofNull.taken },
    },
    points: points.map((point, i) => ({
      yield: yields[i],
      background: injectionOf(prepared, yields[i]).background,
      effective: worth[i],
      ...pointSummary(point),
    })),
    statistics: statistics.map((values) => statisticPower(values, levels, pool.overlap, worth)),
    chi2: t.signals.map((values, i) =>
      values.length === 0 ? null : chi2Power(values, dof, levels, worth[i]),
    ),
    ...made.ideal,
    dof,
    network: config.network,
    clip: { bound: config.clip, scope: config.clipScope, ...clipFrom },
    sample: {
      reference: fit.sample.rows,
      effectiveReference: fit.effective,
      expected,
      shapeOnly: config.shapeOnly,
      features: config.features,
      pool: pool.rows,
      overlap: pool.overlap,
    },
    warnings: [...warnings, ...doubts],
    seed: config.seed,
    versions: { nplm: version(), node: process.versions.node },
    seconds: made.seconds,
  };
}

function nullSummary(
  { toys }: PointToys,
  { reference }: PreparedPower,
): Omit<Power['null'], 'cache'> & { readonly doubts: readonly string[] } {
  const { config, dof, pool } = reference;
  const fitted = toys.filter(({ failed }) => !failed).map(({ t }) => t);
  const evidence = {
    t: null,
    dof,
    toys: fitted,
    failed: toys.length - fitted.length,
    asked: toys.length,
    rho: pool.overlap,
    seed: config.seed,
  };
  const summary = summarise(evidence);
  const { forbidding, unproven } = chi2Doubts(summary, dof);
  const { effective, failed, meanT, meanError, ksPvalue } = summary;
  return {
    toys: toys.length,
    effective,
    failed,
    meanT,
    meanError,
    ksPvalue,
    contradictsChi2: contradictsChi2(summary, dof),
    doubts: [...forbidding, ...unproven].map((doubt) => `the χ² law of t is in doubt: ${doubt}`),
  };
}

function pointSummary({
  toys,
}: PointToys): Pick<Power['points'][number], 'toys' | 'failed' | 't' | 'meanEvents'> {
  const fitted = toys.filter(({ failed }) => !failed).map(({ t }) => t);
  return {
    toys: toys.length,
    failed: toys.length - fitted.length,
    t: fitted.length === 0 ? null : quantilesOf(fitted, (value) => value),
    meanEvents: toys.reduce((sum, { nData }) => sum + nData, 0) / toys.length,
  };
}
