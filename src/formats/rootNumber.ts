import type { NumberType } from './readNumbers.js';

/** A number of a ROOT file. */
export interface RootNumber {
  /** How the values are kept: `float32` or `float64` for what is narrower in the file. */
  readonly type: NumberType;
  /** Fills the target from every `stride` bytes; returns how many integers were rounded. */
  readonly read: (
    target: Float32Array | Float64Array,
    bytes: Uint8Array,
    offset: number,
    stride: number,
  ) => number;
}
