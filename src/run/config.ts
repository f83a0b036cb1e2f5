import type { ClipScope } from '../network/index.js';
import type { TrainerName } from '../fit/index.js';

/** What a run is asked for; names and defaults are those of `nplm run`. */
export interface RunConfig {
  /** Path of the reference file: `--ref`. */
  readonly reference: string;
  /** Path of the data file: `--data`. */
  readonly data: string;
  /** Names of the features; by default the floating-point columns of both files. */
  readonly features?: readonly string[] | undefined;
  /** Name of the weight column; by default `weight` if there is one. */
  readonly weight?: string | undefined;
  /** N(R); by default Σw of a weighted reference, else the reference's metadata, else shape only. */
  readonly expected?: number | undefined;
  readonly shapeOnly?: boolean | undefined;
  /** Units of the hidden layers; by default 4 for one feature, 5,5,5 for more. */
  readonly network?: readonly number[] | undefined;
  /** Bound of the clipped parameters; by default 5 up to the size of 1-4-1, else 2. */
  readonly clip?: number | undefined;
  /** `kernels` by default. */
  readonly clipScope?: ClipScope | undefined;
  /** `standard` by default. */
  readonly scale?: 'standard' | 'none' | undefined;
  /** 300 by default. */
  readonly toys?: number | undefined;
  /** Fraction of the reference that toys are drawn from; 0.5 by default. */
  readonly holdout?: number | undefined;
  /** A file, or the name of a benchmark, that toys are drawn from instead. */
  readonly toyPool?: string | undefined;
  readonly resample?: boolean | undefined;
  /** Coarse starts a fit. */
  readonly starts?: number | undefined;
  /** `auto` by default. */
  readonly trainer?: TrainerName | undefined;
  /** Steps of the trainer `adam`; 300,000 by default. */
  readonly epochs?: number | undefined;
  /** 1 by default. */
  readonly seed?: number | undefined;
  readonly dropInvalid?: boolean | undefined;
  /** All cores by default. No result depends on it. */
  readonly workers?: number | undefined;
  /** The output folder; `nplm-out` by default. */
  readonly out?: string | undefined;
  /** Replace what nplm wrote into the folder before. */
  readonly force?: boolean | undefined;
}

/** Everything that decides the result but for the bytes of the files: what two runs must share to be one. */
export interface ResolvedConfig {
  readonly clip: number;
  readonly clipScope: ClipScope;
  readonly dropInvalid: boolean;
  readonly epochs: number;
  readonly expected: number;
  readonly features: readonly string[];
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
}
