import type { Numbers } from './arrowNumbers.js';
import type { ArrowNumber } from './arrowValues.js';

/** The part of one record batch that belongs to one top-level column. */
export interface ArrowChunk {
  readonly rows: number;
  readonly nulls: number;
  /** One bit a row, least significant first, set where there is a value; empty where nothing is null. */
  readonly validity: () => Uint8Array;
  /** The values, or indices where there is a dictionary. */
  readonly values: () => Uint8Array;
  readonly dictionary?: ArrowDictionary | undefined;
}

/** What the indices in one chunk point to. */
export interface ArrowDictionary {
  readonly indices: ArrowNumber;
  /** How many values there were when the chunk was written. */
  readonly length: number;
  /** At least as many values. */
  readonly source: () => MarkedValues;
}

/** Values, and for each a mark: 0, NULL or ROUNDED. */
export interface MarkedValues {
  readonly values: Numbers;
  readonly marks: Uint8Array;
}

/** The value is null. */
export const NULL = 1;
/** The value is an integer that a double does not hold. */
export const ROUNDED = 2;
