import { exp } from './exp.js';
import { expm1 } from './expm1.js';
import { LN2 } from './ln2.js';
import { log } from './log.js';
import { log1p } from './log1p.js';

/**
 * ln(1 − e^logp): from the logarithm of a probability to that of its complement, without cancellation
 * (Mächler 2012, "Accurately computing log(1 − exp(−|a|))").
 *
 * @param logp - 0 or below; 0 gives −Infinity
 */
export function logOfComplement(logp: number): number {
  return logp > -LN2 ? log(-expm1(logp)) : log1p(-exp(logp));
}
