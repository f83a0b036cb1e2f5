import { backgroundOf, findLaw, findSignal, type Law } from '../benchmark/index.js';
import type { EnsembleSpec, Injection, SignalSource } from '../ensemble/index.js';
import { Fault } from '../fault/index.js';
import { isFile, type Locations } from '../input/index.js';
import { purposes, Stream } from '../random/index.js';
import { applyScaling, chooseWeight, selectSample, unweight, type Sample } from '../sample/index.js';
import {
  benchmarkOf,
  checkConfig,
  chooseTuning,
  defaultClipText,
  givenTuning,
  lawOf,
  prepareTest,
  tuningText,
  withClip,
  type FoundTuning,
  type PreparedReference,
  type PreparedTest,
  type PrepareHooks,
} from '../setup/index.js';
import { counted, shortNumber } from '../text/index.js';
import { checkPower } from './checkPower.js';
import { powerDefaults, type PowerConfig } from './powerConfig.js';

/** What is injected. */
export interface SignalChoice {
  /** As it was asked for. */
  readonly name: string;
  readonly source: SignalSource;
  /** The benchmark that it belongs to; undefined for a file. */
  readonly law: Law | undefined;
  /** The events of a file, in its own units; undefined for an exact law. */
  readonly sample: Sample | undefined;
  /** The column of their weights in the file. */
  readonly weight: string | undefined;
}

/** A study of power before its first fit. */
export interface PreparedPower extends PreparedTest {
  readonly signal: SignalChoice;
  readonly yields: readonly number[];
  readonly signalToys: number;
  readonly fixedSignal: boolean;
  readonly levels: readonly number[];
  readonly template: string | null;
  readonly classical: boolean;
}

/**
 * A study up to its first fit: reads reference and signal, and makes the choices of a test that has no data.
 *
 * @param hooks - `note` hears the choices, and what is worth a warning
 * @throws Fault `usage`, `missing` or `content` for what cannot be studied; `interrupted` when the signal aborts
 */
export async function preparePower(config: PowerConfig, hooks: PrepareHooks): Promise<PreparedPower> {
  const { toys = powerDefaults.toys } = config;
  checkPower(config, toys);
  checkConfig(config);
  const law = await lawOfToys(config);
  const name = await signalName(config.signal, law);
  const given = await givenTuning(config);
  const file = { role: 'signal', locations: config.signal, todo: 'check --signal' };
  const untuned = await prepareTest({ ...config, toys }, hooks, name === undefined ? file : undefined);
  const test = await tunedTest(config, untuned, given, hooks);
  const signal =
    name === undefined ? signalOfFile(config, test) : signalOfLaw(name, law as Law, test.reference);
  const yields = sorted(config.yields ?? benchmarkYields(signal));
  const prepared: PreparedPower = {
    ...test,
    signal,
    yields,
    signalToys: config.signalToys ?? powerDefaults.signalToys,
    fixedSignal: config.fixedSignal ?? false,
    levels: sorted(config.levels ?? powerDefaults.levels),
    template: config.template ?? null,
    classical: config.noClassical !== true,
  };
  const warnings = [...test.warnings, ...signalWarnings(prepared)];
  for (const text of warnings.slice(test.warnings.length)) hooks.note?.(text, 'warning');
  for (const events of yields) checkYield(prepared, events);
  return { ...prepared, warnings };
}

/** The test at the clip that was tuned for it, if there is one; says where the clip is from. */
async function tunedTest(
  config: PowerConfig,
  test: PreparedTest,
  given: FoundTuning | undefined,
  { note }: PrepareHooks,
): Promise<PreparedTest> {
  const found = await chooseTuning(config, test.conditions, given);
  if (found !== undefined) {
    note?.(tuningText(found), found.tuning.accepted ? 'note' : 'warning');
    const { clipFrom, ...reference } = withClip(test.reference, found);
    return { ...test, reference, clipFrom };
  }
  const { clip, clipScope } = test.reference.config;
  const provisional = test.law?.clip.provisional === true;
  if (test.clipFrom.from === 'default') note?.(defaultClipText(test.reference.config), 'warning');
  if (test.clipFrom.from === 'benchmark')
    note?.(
      `clip: ${clip} on ${clipScope}, that of the benchmark${provisional ? ', which few toys led to: χ² is unproven' : ''}`,
      provisional ? 'warning' : 'note',
    );
  return test;
}

/** The benchmark that toys follow, as far as the options say. */
async function lawOfToys({ reference, toyPool }: PowerConfig): Promise<Law | undefined> {
  const named = toyPool === undefined ? undefined : lawOf(toyPool);
  return named === undefined ? benchmarkOf(reference) : findLaw(named);
}

function sorted(values: readonly number[]): number[] {
  return [...values].sort((a, b) => a - b);
}

/** The name of a signal of the benchmark; undefined for files. */
async function signalName(signal: Locations, law: Law | undefined): Promise<string | undefined> {
  const [name, ...others] = [signal].flat();
  if (law === undefined || others.length > 0 || name === undefined) return undefined;
  if (law.signals.some((known) => known.name === name)) return name;
  if (/[./*\\-]/.test(name) || (await isFile(name))) return undefined;
  // Says which there are.
  return findSignal(law, name).name;
}

function signalOfLaw(name: string, law: Law, { config, scaling }: PreparedReference): SignalChoice {
  const { mean, deviation } = scaling;
  if (
    config.where !== null ||
    config.features.length !== law.features.length ||
    Object.keys(config.formulas).length > 0
  )
    throw new Fault('usage', {
      what: `the signal ${name} has the features ${law.features.join(', ')} of the benchmark, not those of this test`,
      todo: 'leave out --features and --where, or write its events with nplm generate and give them as --signal FILE',
    });
  const source: SignalSource = { kind: 'law', law: law.name, signal: name, mean, deviation };
  return { name, source, law, sample: undefined, weight: undefined };
}

function signalOfFile(config: PowerConfig, { beside, columns, reference }: PreparedTest): SignalChoice {
  if (beside === undefined) throw new Fault('internal', { what: 'the signal was not read' });
  const { features, weight } = columns;
  const weighted = weight !== undefined && beside.columns.some((column) => column.name === weight);
  const chosen = chooseWeight(beside, weighted ? weight : undefined);
  const { sample } = selectSample(beside, features, chosen, config);
  const stream = new Stream(reference.config.seed, purposes.unweight, 1);
  const pool = unweight(sample, () => stream.uniform());
  const scaled = applyScaling(reference.scaling, pool.columns, pool.rows, pool);
  return {
    name: [config.signal].flat().join(', '),
    source: { kind: 'pool', columns: scaled, rows: pool.rows },
    law: undefined,
    sample: pool,
    weight: chosen,
  };
}

function benchmarkYields({ law, name }: SignalChoice): readonly number[] {
  if (law !== undefined) return findSignal(law, name).yields;
  throw new Fault('usage', {
    what: '--yields is missing',
    todo: 'give the numbers of signal events to inject, such as --yields 0,10,20',
  });
}

/** What makes toys with signal doubtful. */
function signalWarnings({ signal, yields, signalToys }: PreparedPower): string[] {
  const { sample } = signal;
  if (sample === undefined) return [];
  const share = Math.max(...yields) / sample.rows;
  if (share * signalToys < 1) return [];
  return [
    `a toy takes up to ${shortNumber(100 * share)} % of the ${counted(sample.rows, 'signal event')}: toys of one yield share events, so that power is known less well than its interval says`,
  ];
}

/** Refuses a yield that no toy can have. */
function checkYield(prepared: PreparedPower, events: number): void {
  const { reference, signal } = prepared;
  const { source } = signal;
  if (source.kind === 'pool') {
    const most = Math.ceil(events + 8 * Math.sqrt(events));
    if (most > source.rows)
      throw new Fault('usage', {
        where: signal.name,
        what: `${events} signal events, up to ${most} in a toy, cannot be drawn from ${source.rows}`,
        todo: 'give a larger --signal sample, or smaller --yields',
      });
  }
  const leavesOut = signal.law !== undefined && findSignal(signal.law, signal.name).keeps !== undefined;
  if (leavesOut && (reference.spec.source.kind !== 'law' || reference.config.shapeOnly))
    throw new Fault('usage', {
      what: `the signal ${signal.name} leaves out events, which toys of ${reference.config.shapeOnly ? 'a fixed number of events' : 'a pool'} cannot`,
      todo: 'leave out --holdout, --toy-pool, --resample and --shape-only',
    });
  if (leavesOut && events > 0)
    throw new Fault('usage', {
      what: `the signal ${signal.name} leaves out events and adds none: it has no yield of ${events}`,
      todo: 'leave out --yields',
    });
  if (reference.config.shapeOnly && events > reference.expected)
    throw new Fault('usage', {
      what: `${events} signal events do not fit into the ${reference.expected} events of a test of the shape`,
      todo: 'give smaller --yields',
    });
  injectionOf(prepared, events);
}

/** The signal of a toy at a yield. */
export function injectionOf(
  { reference, signal, fixedSignal }: Pick<PreparedPower, 'reference' | 'signal' | 'fixedSignal'>,
  events: number,
): Injection {
  const { config, expected } = reference;
  const ofLaw = signal.law === undefined ? undefined : findSignal(findLaw(signal.law.name), signal.name);
  return {
    source: signal.source,
    events,
    fluctuates: !fixedSignal,
    // Where the number of all events is fixed, signal takes the place of others.
    background: config.shapeOnly ? expected - events : backgroundOf({ expected }, ofLaw, events),
  };
}

/** What the fits of a point need: null toys, or toys with signal. */
export function specAt(prepared: PreparedPower, events: number | null): EnsembleSpec {
  const { spec } = prepared.reference;
  const { classical } = prepared;
  return events === null
    ? { ...spec, classical, role: 'calibration' }
    : { ...spec, classical, injection: injectionOf(prepared, events) };
}
