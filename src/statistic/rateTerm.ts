import { deviance } from '../numeric/index.js';

/**
 * 2 [N_D ln(N_D/N(R)) − (N_D − N(R))]: the t of a constant f, what the rate alone contributes. N_D = 0 gives 2 N(R).
 *
 * @param nData - N_D, 0 or above
 * @param expected - N(R), above 0
 * @example
 * rateTerm(120, 100); // 3.76
 */
export function rateTerm(nData: number, expected: number): number {
  return 2 * deviance(nData, expected);
}
