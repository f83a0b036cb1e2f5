import { findLaw, findSignal, lawNames, type Law } from '../benchmark/index.js';
import type { SignalSource } from '../ensemble/index.js';
import { Fault } from '../fault/index.js';
import { isFile, type Locations } from '../input/index.js';
import { purposes, Stream } from '../random/index.js';
import {
  applyScaling,
  chooseWeight,
  countCommonRows,
  countRepeatedRows,
  selectSample,
  unweight,
  type Sample,
} from '../sample/index.js';
import { benchmarkOf, lawOf, type PreparedReference, type PreparedTest } from '../setup/index.js';
import { counted, shortNumber } from '../text/index.js';
import type { PowerConfig } from './powerConfig.js';

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

/** The benchmark that toys follow, as far as the options say. */
export async function lawOfToys({ reference, toyPool }: PowerConfig): Promise<Law | undefined> {
  const named = toyPool === undefined ? undefined : lawOf(toyPool);
  return named === undefined ? benchmarkOf(reference) : findLaw(named);
}

/** What a file is named by and a signal is not: folders, endings, objects in it, patterns, standard input. */
const LIKE_FILE = /[./\\*?[{:]|^-$/;

/**
 * The name of a signal of the benchmark; undefined for files.
 *
 * @throws Fault `usage` for a name that is neither a file nor a signal of the benchmark
 */
export async function signalName(signal: Locations, law: Law | undefined): Promise<string | undefined> {
  const [name, ...others] = [signal].flat();
  if (others.length > 0 || name === undefined) return undefined;
  if (law?.signals.some((known) => known.name === name) === true) return name;
  if (await isFile(name)) return undefined;
  refuseYield(name, law);
  if (LIKE_FILE.test(name)) return undefined;
  // Says which there are.
  return law === undefined ? undefined : findSignal(law, name).name;
}

/** `tail:10` is how nplm generate is told. */
function refuseYield(asked: string, law: Law | undefined): void {
  const [, name, events] = /^([^:]+):([\d.]+)$/.exec(asked) ?? [];
  if (law?.signals.some((known) => known.name === name) !== true) return;
  throw new Fault('usage', {
    what: `--signal is "${asked}"`,
    todo: `give the signal and its yields: --signal ${name} --yields ${events}`,
  });
}

/** What to do where no file has the name of --signal. */
export function missingSignal(signal: Locations): string {
  const [name] = [signal].flat();
  const owner = lawNames().find((law) => findLaw(law).signals.some((known) => known.name === name));
  return owner === undefined
    ? 'check --signal'
    : `${name} is a signal of the benchmark ${owner}: give --ref ${owner} or --toy-pool ${owner}`;
}

/**
 * A signal of a benchmark.
 *
 * @throws Fault `usage` if the test has other features than the benchmark
 */
export function signalOfLaw(name: string, law: Law, test: PreparedTest): SignalChoice {
  const { config, scaling } = test.reference;
  const { mean, deviation } = scaling;
  // Of a file that toys of the law stand for, features may have other names.
  const same =
    test.law === undefined
      ? config.features.length === law.features.length
      : config.features.join() === law.features.join();
  if (config.where !== null || !same || Object.keys(config.formulas).length > 0)
    throw new Fault('usage', {
      what: `the signal ${name} has the features ${law.features.join(', ')} of the benchmark, not those of this test`,
      todo: 'leave out --features and --where, or write its events with nplm generate and give them as --signal FILE',
    });
  const source: SignalSource = { kind: 'law', law: law.name, signal: name, mean, deviation };
  return { name, source, law, sample: undefined, weight: undefined };
}

/** The events of --signal FILE, unweighted and scaled. */
export function signalOfFile(
  config: PowerConfig,
  { beside, columns, reference }: PreparedTest,
): SignalChoice {
  if (beside === undefined) throw new Fault('internal', { what: 'the signal was not read' });
  const { features, weight } = columns;
  const weighted = weight !== undefined && beside.columns.some((column) => column.name === weight);
  const chosen = chooseWeight(beside, weighted ? weight : undefined);
  const { sample } = selectSample(beside, features, chosen, config);
  const stream = new Stream(reference.config.seed, purposes.unweight, 1);
  const pool = unweight(sample, () => stream.uniform(), '--signal');
  const scaled = applyScaling(reference.scaling, pool.columns, pool.rows, pool);
  return {
    name: [config.signal].flat().join(', '),
    source: { kind: 'pool', columns: scaled, rows: pool.rows },
    law: undefined,
    sample: pool,
    weight: chosen,
  };
}

/** Copies that are fewer than this share of the signal hardly matter; rounded values repeat by chance. */
const FEW_COPIES = 0.01;

/** What makes toys with signal doubtful. */
export function signalWarnings(
  { sample }: SignalChoice,
  { whole }: Pick<PreparedReference, 'whole'>,
  { most, toys }: { readonly most: number; readonly toys: number },
): string[] {
  if (sample === undefined) return [];
  const share = most / sample.rows;
  const common = countCommonRows(sample, whole);
  const repeated = countRepeatedRows(sample);
  return [
    ...(common > FEW_COPIES * sample.rows
      ? [
          `${common} of ${counted(sample.rows, 'signal event')} are identical to a reference row: is the signal part of the reference, or are values rounded?`,
        ]
      : []),
    ...(repeated > FEW_COPIES * sample.rows
      ? [
          `${repeated} of ${counted(sample.rows, 'signal event')} repeat another one: toys of one yield depend on one another more than is counted`,
        ]
      : []),
    ...(share * toys < 1
      ? []
      : [
          `a toy takes up to ${shortNumber(100 * share)} % of the ${counted(sample.rows, 'signal event')}: toys of one yield share events, so that power is known less well than its interval says`,
        ]),
  ];
}
