import { Fault } from '../fault/index.js';
import { deviance } from '../numeric/index.js';

/**
 * The median Z of a known signal in bins: √(2 Σ ((s + b) ln(1 + s/b) − s)), the likelihood-ratio test of data that are
 * just what is expected (Cowan, Cranmer, Gross and Vitells, arXiv:1007.1727).
 *
 * @param background - expected reference events of each bin
 * @param signal - expected signal events; below 0 where events are missing, never by more than the background
 * @returns Infinity where a bin has a signal and no background
 * @throws Fault `internal` if the bins are not as many, or a number of events is below 0
 * @example
 * const z = asimovZ([50, 8], [10, 4]); // 1.91
 */
export function asimovZ(background: readonly number[], signal: readonly number[]): number {
  if (background.length !== signal.length)
    throw new Fault('internal', {
      what: `${background.length} bins of background, ${signal.length} of signal`,
    });
  let sum = 0;
  background.forEach((b, i) => {
    const total = b + signal[i];
    if (!(b >= 0 && total >= 0))
      throw new Fault('internal', {
        what: `bin ${i} has ${b} background events and ${signal[i]} signal events`,
      });
    if (total !== b) sum += b === 0 ? Infinity : deviance(total, b);
  });
  return Math.sqrt(2 * sum);
}
