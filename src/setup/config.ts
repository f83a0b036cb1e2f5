import type { ClipScope } from '../network/index.js';
import type { TrainerName } from '../fit/index.js';
import type { Locations } from '../input/index.js';

/** What a test is asked for, whatever the data; what is absent is taken from `defaults`. */
export interface TestConfig {
  /** The reference, `--ref`: a path, `file:object`, a pattern such as `sm_*.arrow`, `-` for standard input, or a list. */
  readonly reference: Locations;
  /** Rows to keep in all files, an expression such as `mass > 60 && abs(eta1) < 2.4`; by default all. */
  readonly where?: string | undefined;
  /**
   * Features: names of columns, expressions such as `log(ht)`, or `ratio = pt1/pt2`; by default the floating-point
   * columns of both files.
   */
  readonly features?: readonly string[] | undefined;
  /** Name of the weight column; by default `weight` if there is one. */
  readonly weight?: string | undefined;
  /**
   * N(R), of the rows that `where` keeps; by default what `luminosity` gives, else Σw of a weighted reference, else its
   * metadata, else shape only.
   */
  readonly expected?: number | undefined;
  /** In pb⁻¹: N(R) is this times the cross-section. */
  readonly luminosity?: number | undefined;
  /** In pb, after all cuts; by default `cross_section_selected_pb` of the reference's metadata. */
  readonly crossSection?: number | undefined;
  /** Test the shape alone: N(R) = N_D, toys of exactly N_D events. */
  readonly shapeOnly?: boolean | undefined;
  /** Units of the hidden layers. */
  readonly network?: readonly number[] | undefined;
  /** Bound W of the clipped parameters. */
  readonly clip?: number | undefined;
  /** What `tuneClip` wrote for this test: a file that gives the bound. */
  readonly tuned?: string | undefined;
  /** What is clipped: kernels, or biases too. */
  readonly clipScope?: ClipScope | undefined;
  /** Features by mean and deviation of the reference, or as they are. */
  readonly scale?: 'standard' | 'none' | undefined;
  /** How many toys; 0 gives t and the χ² p alone. */
  readonly toys?: number | undefined;
  /** Fraction of the reference that toys are drawn from. */
  readonly holdout?: number | undefined;
  /** Files, or the name of a benchmark, that toys are drawn from instead. */
  readonly toyPool?: Locations | undefined;
  /** Let toys repeat events, where the pool is too small. */
  readonly resample?: boolean | undefined;
  /** Coarse starts a fit; by default `defaultStarts`, and 1 for `adam`. */
  readonly starts?: number | undefined;
  /** The minimiser. */
  readonly trainer?: TrainerName | undefined;
  /** Steps of the trainer `adam`. */
  readonly epochs?: number | undefined;
  /** Of all random numbers, 0 … 2^53 − 1. */
  readonly seed?: number | undefined;
  /** Leave out rows with null, NaN or infinite values; else they are a Fault. */
  readonly dropInvalid?: boolean | undefined;
  /** All cores by default. No result depends on it. */
  readonly workers?: number | undefined;
  /** The output folder. */
  readonly out?: string | undefined;
  /** Replace what nplm wrote into the folder before. */
  readonly force?: boolean | undefined;
}

/** What a run is asked for; the names are those of `nplm run`. */
export interface RunConfig extends TestConfig {
  /** The data, `--data`, named as the reference is. */
  readonly data: Locations;
  /**
   * Folder where toys and tuned clips are kept for other runs of the same test, and taken from; by default none. No t
   * at a clip depends on it.
   */
  readonly cache?: string | undefined;
}

/** Everything that decides the result but for the bytes of the files: what two runs must share to be one. */
export interface ResolvedConfig {
  readonly clip: number;
  readonly clipScope: ClipScope;
  readonly dropInvalid: boolean;
  readonly epochs: number;
  readonly expected: number;
  /** Their names. */
  readonly features: readonly string[];
  /** The expressions of the features that are in no file, by name. */
  readonly formulas: Readonly<Record<string, string>>;
  /** Null where toys come from elsewhere. */
  readonly holdout: number | null;
  readonly network: readonly number[];
  readonly resample: boolean;
  readonly scale: 'standard' | 'none';
  readonly seed: number;
  readonly shapeOnly: boolean;
  readonly starts: number;
  /** Null: the reference; `file`: another file, among the inputs; else the name of a benchmark. */
  readonly toyPool: string | null;
  readonly toys: number;
  readonly trainer: Exclude<TrainerName, 'auto'>;
  readonly weight: string | null;
  /** The expression that says which rows are kept; null for all. */
  readonly where: string | null;
}
