import { firstNotBelow, normalZFromTail } from '../numeric/index.js';
import { upperLimit } from './clopperPearson.js';
import { empiricalP } from './empiricalP.js';
import { LEAST_BEYOND } from './empiricalThreshold.js';

/** A Z that null toys give, or what it exceeds. */
export interface EmpiricalZ {
  readonly z: number;
  /** Whether fewer than ten null values lie beyond: then z is the 95 % lower limit. */
  readonly limit: boolean;
}

/**
 * Z of a value by null toys: of p = (k + 1)/(n + 1) where ten or more, worth one independent value or more, lie at or
 * beyond it; else the 95 % lower limit.
 *
 * @param nulls - in ascending order
 * @param effective - how many independent values they are worth
 */
export function empiricalZ(value: number, nulls: ArrayLike<number>, effective = nulls.length): EmpiricalZ {
  const n = nulls.length;
  const beyond = n - firstNotBelow(nulls, value);
  const worth = n === 0 ? 0 : (beyond * effective) / n;
  if (beyond >= LEAST_BEYOND && worth >= 1)
    return { z: normalZFromTail(Math.min(empiricalP(beyond, n), n / (n + 1))), limit: false };
  return { z: normalZFromTail(upperLimit(worth, effective)), limit: true };
}
