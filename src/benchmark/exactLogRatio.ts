import type { Law, Signal } from '../../toys/law.js';
import { log } from '../numeric/index.js';
import { backgroundOf } from './backgroundOf.js';

/**
 * ln n(x|data)/n(x|reference) of a benchmark with a signal, exactly: what f(x) should learn. −∞ where the data can have
 * no events.
 *
 * @param law - of `findLaw`
 * @param signal - one of the law's
 * @param event - one value a feature, in the law's own units
 * @param signalEvents - expected signal events; N(S) of the benchmark by default
 * @example
 * const law = findLaw('exponential');
 * const f = exactLogRatio(law, findSignal(law, 'tail'), [6.4]);
 */
export function exactLogRatio(
  law: Pick<Law, 'expected'>,
  signal: Signal,
  event: readonly number[],
  signalEvents = signal.events,
): number {
  const kept = signal.keeps?.(event) ?? true;
  const reference = kept ? backgroundOf(law, signal, signalEvents) : 0;
  const ratio = (reference + signalEvents * signal.densityRatio(event)) / law.expected;
  return ratio === 0 ? -Infinity : log(ratio);
}
