import { findLaw, lawNames } from '../benchmark/index.js';
import { defaultStarts, trainerNames } from '../fit/index.js';
import { writtenEndings } from '../formats/index.js';
import { createNetwork } from '../network/index.js';
import { defaults } from '../setup/index.js';
import { tuneDefaults } from '../tune/index.js';

/** One option of a command: what parser, help and the check of a YAML file know about it. */
export interface OptionRow {
  /** `files`: locations of events, an option that may be given again; in YAML one or a list. */
  readonly type:
    'text' | 'files' | 'number' | 'integer' | 'texts' | 'integers' | 'numbers' | 'flag' | 'choice';
  /** What stands for the value in the help; a flag has none. A shell completes FILE and DIR. */
  readonly value?: string;
  readonly text: string;
  /** What happens without it, for the help. */
  readonly otherwise?: string;
  readonly choices?: readonly string[];
  /** Words that a shell offers besides what the value may be: names that stand for files. */
  readonly offered?: readonly string[];
  /** Not allowed in a YAML file. */
  readonly shellOnly?: true;
  /** The command does nothing without it. */
  readonly needed?: true;
  /** What other programs call it: suggested, not taken. */
  readonly otherNames?: readonly string[];
}

export type OptionTable = Readonly<Record<string, OptionRow>>;

type ValueOf<Row extends OptionRow> = Row extends { type: 'choice'; choices: readonly (infer Choice)[] }
  ? Choice
  : {
      text: string;
      files: string[];
      number: number;
      integer: number;
      texts: string[];
      integers: number[];
      numbers: number[];
      flag: boolean;
      choice: string;
    }[Row['type']];

/** The values of a table's options, by their names in camel case; absent where not given. */
export type OptionValues<Table extends OptionTable> = {
  -readonly [Name in keyof Table]?: ValueOf<Table[Name]>;
};

/** The options of every command that works. */
export const common = {
  quiet: { type: 'flag', text: 'nothing on stderr but errors' },
  debug: { type: 'flag', text: 'show the stack of an error', shellOnly: true },
} as const satisfies OptionTable;

/** Where what was fitted is kept for other commands. */
export const cacheOptions = {
  cache: {
    type: 'text',
    value: 'DIR',
    text: 'folder where toys and tuned clips are kept for other runs of the same test',
    otherwise: '$XDG_CACHE_HOME/nplm, else ~/.cache/nplm',
  },
  noCache: { type: 'flag', text: 'take nothing from a cache, and keep nothing there' },
} as const satisfies OptionTable;

/** The options of `nplm run`; the same names, in kebab case, are the keys of --config. */
export const runOptions = {
  ref: {
    type: 'files',
    value: 'FILE',
    text: `reference events: a file, file:object, a pattern in quotes such as 'sm_*.arrow', or - for standard input; given again, more files of the same columns; or the name of a benchmark (${lawNames().join(', ')}), which is drawn`,
    offered: lawNames(),
    needed: true,
    otherNames: ['reference'],
  },
  data: {
    type: 'files',
    value: 'FILE',
    text: 'observed events, named in the same ways',
    needed: true,
    otherNames: ['observed'],
  },
  where: {
    type: 'text',
    value: 'CONDITION',
    text: "rows to keep in all files, such as 'mass > 60 && abs(eta1) < 2.4'",
    otherwise: 'all',
  },
  features: {
    type: 'texts',
    value: 'a,b,c',
    text: "columns to test, or formulas of them, such as 'log(ht), ratio = pt1/pt2'",
    otherwise: '`features` in the metadata of the reference, else the floating-point columns of both files',
  },
  weight: {
    type: 'text',
    value: 'NAME',
    text: 'weight column of the reference',
    otherwise: '`weight`, if there is one',
  },
  expected: {
    type: 'number',
    value: 'N',
    text: 'expected yield N(R)',
    otherwise:
      '--luminosity, else sum of weights, else `expected` in the metadata of the reference, else shape only',
  },
  luminosity: {
    type: 'number',
    value: 'L',
    text: 'integrated luminosity in pb⁻¹: N(R) is L times the cross-section',
  },
  crossSection: {
    type: 'number',
    value: 'SIGMA',
    text: 'cross-section of the reference after all cuts, in pb',
    otherwise: '`cross_section_selected_pb` in the metadata of the reference',
  },
  shapeOnly: { type: 'flag', text: 'test the shape alone: N(R) = N_D, toys of exactly N_D events' },
  network: {
    type: 'integers',
    value: '5,5,5',
    text: 'units of the hidden layers',
    otherwise: `${defaults.network.one.join()} for one feature, ${defaults.network.more.join()} for more`,
  },
  clip: {
    type: 'number',
    value: 'W',
    text: 'bound of the clipped parameters',
    otherwise: `that of a tuning of this very test which comes with nplm or was kept, else ${defaults.clip.small.bound} up to the size of 1-4-1 and ${defaults.clip.large} beyond, not tuned`,
  },
  tune: {
    type: 'flag',
    text: 'tune the clip first, in a folder of its own, unless a tuning of this test is at hand',
  },
  tuned: {
    type: 'text',
    value: 'FILE',
    text: 'take the clip from a tuning.json of nplm tune, which must be of this very test',
  },
  clipScope: {
    type: 'choice',
    choices: ['kernels', 'all'],
    value: 'SCOPE',
    text: 'what is clipped: kernels, or biases too',
    otherwise: defaults.clipScope,
  },
  scale: {
    type: 'choice',
    choices: ['standard', 'none'],
    value: 'KIND',
    text: 'scaling of features by mean and deviation of the reference',
    otherwise: defaults.scale,
  },
  toys: {
    type: 'integer',
    value: 'N',
    text: 'toys; 0 gives t and the χ² p alone',
    otherwise: `${defaults.toys}`,
  },
  holdout: {
    type: 'number',
    value: 'FRACTION',
    text: 'part of the reference kept for toys',
    otherwise: `${defaults.holdout}`,
  },
  toyPool: {
    type: 'files',
    value: 'FILE',
    text: `draw toys from this file, or from an exact law (${lawNames().join(', ')}); all of the reference is then fitted`,
    offered: lawNames(),
  },
  resample: { type: 'flag', text: 'let toys repeat events, where the pool is too small' },
  starts: {
    type: 'integer',
    value: 'N',
    text: 'coarse starts a fit',
    otherwise: `${startsOf(1, defaults.network.one)} for small networks such as 1-4-1, ${startsOf(5, defaults.network.more)} for larger ones`,
  },
  trainer: {
    type: 'choice',
    choices: trainerNames,
    value: 'NAME',
    text: 'minimiser',
    otherwise: `${defaults.trainer}: lm, beyond 600 parameters lbfgs`,
  },
  epochs: { type: 'integer', value: 'N', text: 'steps of the trainer adam', otherwise: `${defaults.epochs}` },
  workers: {
    type: 'integer',
    value: 'N',
    text: 'worker threads; no result depends on it',
    otherwise: 'all cores',
  },
  seed: { type: 'integer', value: 'S', text: 'seed of all random numbers', otherwise: `${defaults.seed}` },
  ...cacheOptions,
  out: { type: 'text', value: 'DIR', text: 'output folder', otherwise: defaults.out },
  force: { type: 'flag', text: 'replace what nplm wrote into the folder before' },
  dropInvalid: { type: 'flag', text: 'leave out rows with null, NaN or infinite values' },
  json: { type: 'flag', text: 'print result.json instead of the table' },
  noFigures: { type: 'flag', text: 'draw no figures; the same call without it draws them later' },
  noReport: { type: 'flag', text: 'write no report.html; nplm report writes it later' },
  config: {
    type: 'text',
    value: 'FILE',
    text: 'YAML file with these options; the command line wins, but turns no flag off',
    shellOnly: true,
  },
  printConfig: {
    type: 'flag',
    text: 'print all choices as a file for --config, and fit nothing; a run of it gives the same bits',
    shellOnly: true,
  },
  ...common,
} as const satisfies OptionTable;

/** The options of `nplm tune`: those of `nplm run` that a test has before there are data. */
export const tuneOptions = {
  ref: runOptions.ref,
  where: runOptions.where,
  features: runOptions.features,
  weight: runOptions.weight,
  expected: {
    ...runOptions.expected,
    otherwise: '--luminosity, else sum of weights, else `expected` in the metadata of the reference',
  },
  luminosity: runOptions.luminosity,
  crossSection: runOptions.crossSection,
  shapeOnly: { type: 'flag', text: 'tune for a test of the shape alone, of --events events' },
  events: { type: 'integer', value: 'N', text: 'events of the data, with --shape-only' },
  network: runOptions.network,
  clipScope: runOptions.clipScope,
  scale: runOptions.scale,
  toys: {
    type: 'integer',
    value: 'N',
    text: 'fresh toys at the clip that was found, which test the χ² law',
    otherwise: `${tuneDefaults.toys}`,
  },
  holdout: runOptions.holdout,
  toyPool: runOptions.toyPool,
  resample: runOptions.resample,
  starts: runOptions.starts,
  trainer: runOptions.trainer,
  epochs: runOptions.epochs,
  workers: runOptions.workers,
  seed: runOptions.seed,
  ...cacheOptions,
  out: { type: 'text', value: 'DIR', text: 'output folder', otherwise: tuneDefaults.out },
  force: runOptions.force,
  dropInvalid: runOptions.dropInvalid,
  json: { type: 'flag', text: 'print tuning.json instead of the table' },
  noFigures: runOptions.noFigures,
  config: runOptions.config,
  printConfig: {
    ...runOptions.printConfig,
    text: 'print all choices as a file for --config, and fit nothing; a tuning of it gives the same bits',
  },
  ...common,
} as const satisfies OptionTable;

/** The options of `nplm generate`. */
export const generateOptions = {
  events: {
    type: 'integer',
    value: 'N',
    text: 'reference events',
    otherwise: "the benchmark's yield, less a signal in place of others",
  },
  poisson: { type: 'flag', text: 'let the numbers of events fluctuate' },
  signal: {
    type: 'text',
    value: 'NAME[:S]',
    text: `add a signal of S events; those of ${signalNames().join('; ')}`,
    offered: allSignals(),
    otherwise: 'S as published',
  },
  seed: { type: 'integer', value: 'S', text: 'seed of all random numbers', otherwise: `${defaults.seed}` },
  expected: {
    type: 'number',
    value: 'N',
    text: 'write N into the metadata of an Arrow or Parquet file, as the expected yield that `nplm run` takes from a reference',
  },
  out: { type: 'text', value: 'FILE', text: `file to write: ${writtenEndings}`, needed: true },
  force: { type: 'flag', text: 'replace the file if it exists' },
  ...common,
} as const satisfies OptionTable;

/** The options of `nplm completion`. */
export const completionOptions = { debug: common.debug } as const satisfies OptionTable;

/** The options of `nplm cite`. */
export const citeOptions = { debug: common.debug } as const satisfies OptionTable;

/** The options of `nplm doctor`. */
export const doctorOptions = {
  json: { type: 'flag', text: 'print JSON instead of the table' },
  debug: common.debug,
} as const satisfies OptionTable;

/** The options of `nplm info`. */
export const infoOptions = {
  weight: { type: 'text', value: 'NAME', text: 'weight column', otherwise: '`weight`, if there is one' },
  json: { type: 'flag', text: 'print JSON instead of a table' },
  debug: common.debug,
} as const satisfies OptionTable;

/** The options of `nplm convert`. */
export const convertOptions = {
  force: { type: 'flag', text: 'replace the output file if it exists' },
  ...common,
} as const satisfies OptionTable;

function startsOf(features: number, hidden: readonly number[]): number {
  return defaultStarts(createNetwork(features, hidden));
}

/** Of all benchmarks. */
export function allSignals(): string[] {
  return lawNames().flatMap((law) => findLaw(law).signals.map(({ name }) => name));
}

/** Of each benchmark, by its name. */
function signalNames(): string[] {
  return lawNames().map((law) => {
    const names = findLaw(law).signals.map(({ name }) => name);
    return `${law}: ${names.join(', ')}`;
  });
}

/** `toyPool` → `toy-pool`. */
export function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** Options of `nplm report`. */
export const reportOptions = {
  out: { type: 'text', value: 'FILE', text: 'HTML file to write', otherwise: 'report.html in the folder' },
  force: { type: 'flag', text: 'replace the file if it exists' },
  ...common,
} as const satisfies OptionTable;
