import { exp, log } from '../numeric/index.js';
import { inexactMath } from './inexactMath.js';

/** A function of numbers, under the name that it has in an expression. */
export interface NumberFunction {
  readonly apply: (...values: number[]) => number;
  readonly least: number;
  /** How many values it takes at most. */
  readonly most: number;
}

const { log10, sin, cos, sinh, cosh, tanh, atan2, hypot } = inexactMath;

/** A Map: no name, `constructor` or other, finds what is not here. */
export const functions: ReadonlyMap<string, NumberFunction> = new Map([
  ...of(1, 1, { abs: Math.abs, sqrt: Math.sqrt, exp, log, log10, sin, cos, sinh, cosh, tanh }),
  ...of(2, 2, { atan2 }),
  ...of(2, Infinity, { hypot, min: Math.min, max: Math.max }),
]);

function of(
  least: number,
  most: number,
  named: Readonly<Record<string, NumberFunction['apply']>>,
): (readonly [string, NumberFunction])[] {
  return Object.entries(named).map(([name, apply]) => [name, { apply, least, most }]);
}
