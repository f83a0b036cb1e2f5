import { Fault } from '../fault/index.js';
import { deviance, log } from '../numeric/index.js';

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

/**
 * The same where the number of all events is fixed, so that the shape alone tells: √(2 Σ n ln(n/b)) with n = b + s.
 *
 * @param background - events of each bin without signal; their sum is the number of all events
 * @param signal - what signal adds to or takes from each bin; the sum is 0
 * @returns Infinity where a bin has events and no background
 */
export function asimovShapeZ(background: readonly number[], signal: readonly number[]): number {
  let sum = 0;
  background.forEach((b, i) => {
    const total = b + signal[i];
    if (total > 0) sum += b > 0 ? total * log(total / b) : Infinity;
  });
  return Math.sqrt(2 * Math.max(0, sum));
}
