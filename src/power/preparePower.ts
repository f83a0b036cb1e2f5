import { findSignal } from '../benchmark/index.js';
import { Fault } from '../fault/index.js';
import {
  checkConfig,
  chooseTuning,
  defaultClipText,
  givenTuning,
  prepareTest,
  tuningText,
  withClip,
  type FoundTuning,
  type PreparedTest,
  type PrepareHooks,
} from '../setup/index.js';
import { checkPower } from './checkPower.js';
import {
  lawOfToys,
  missingSignal,
  signalName,
  signalOfFile,
  signalOfLaw,
  signalWarnings,
  type SignalChoice,
} from './chooseSignal.js';
import { injectionOf } from './injectionOf.js';
import { powerDefaults, type PowerConfig } from './powerConfig.js';
import type { PowerHooks } from './powerHooks.js';
import type { PreparedPower } from './preparedPower.js';

/**
 * A study up to its first fit: reads reference and signal, and makes the choices of a test that has no data.
 *
 * @param hooks - `note` hears the choices, and what is worth a warning; `chosen` those of the test as values
 * @throws Fault `usage`, `missing` or `content` for what cannot be studied; `interrupted` when the signal aborts
 */
export async function preparePower(
  config: PowerConfig,
  hooks: Pick<PowerHooks, 'chosen' | 'note' | 'signal'>,
): Promise<PreparedPower> {
  const { toys = powerDefaults.toys } = config;
  checkPower(config, toys);
  checkConfig(config);
  const law = await lawOfToys(config);
  const name = await signalName(config.signal, law);
  const given = await givenTuning(config);
  const file = { role: 'signal', locations: config.signal, todo: missingSignal(config.signal) };
  const untuned = await prepareTest({ ...config, toys }, hooks, name === undefined ? file : undefined);
  const test = await tunedTest(config, untuned, given, hooks);
  const signal =
    name === undefined || law === undefined ? signalOfFile(config, test) : signalOfLaw(name, law, test);
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
  const own = signalWarnings(signal, test.reference, {
    most: Math.max(...yields),
    toys: prepared.signalToys,
  });
  for (const text of own) hooks.note?.(text, 'warning');
  for (const events of yields) checkYield(prepared, events);
  hooks.chosen?.({ config: test.reference.config, clipFrom: test.clipFrom });
  return { ...prepared, warnings: [...test.warnings, ...own] };
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

function benchmarkYields({ law, name }: SignalChoice): readonly number[] {
  if (law !== undefined) return findSignal(law, name).yields;
  throw new Fault('usage', {
    what: '--yields is missing',
    todo: 'give the numbers of signal events to inject, such as --yields 0,10,20',
  });
}

function sorted(values: readonly number[]): number[] {
  return [...values].sort((a, b) => a - b);
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
