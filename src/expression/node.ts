import type { NumberFunction } from './functions.js';
import type { BinaryLoop, UnaryLoop } from './operators.js';

/** An expression as a tree of operations. */
export type Node =
  | { readonly kind: 'number'; readonly value: number }
  /** `at`: where its name begins in the text; `isTruth`: whether it is asked for true or false. */
  | { readonly kind: 'column'; readonly name: string; readonly at: number; readonly isTruth: boolean }
  | { readonly kind: 'unary'; readonly loop: UnaryLoop; readonly of: Node }
  | { readonly kind: 'binary'; readonly loop: BinaryLoop; readonly left: Node; readonly right: Node }
  | { readonly kind: 'call'; readonly apply: NumberFunction['apply']; readonly values: readonly Node[] };
