import { normalZFromTail } from '../numeric/index.js';
import { upperLimit } from './clopperPearson.js';

/**
 * The largest Z that toys of one pool can show, however many: with none of them beyond t, the 95 % lower limit on Z for
 * the 1/ρ² independent toys that T_eff tends to.
 *
 * @param rho - ρ = N(R)/M, above 0
 * @example
 * highestLimit(0.1); // 1.89
 */
export function highestLimit(rho: number): number {
  return normalZFromTail(upperLimit(0, 1 / (rho * rho)));
}
