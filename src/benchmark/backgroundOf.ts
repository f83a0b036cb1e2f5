import type { Law, Signal } from '../../toys/law.js';
import { Fault } from '../fault/index.js';

/**
 * The expected reference events of data with a signal: N(R), less the signal events where they take the place of others.
 * What the signal does not keep of them is still counted.
 *
 * @param law - of `findLaw`, or another N(R)
 * @param signalEvents - expected signal events; N(S) of the benchmark by default
 * @throws Fault `usage` if more events are to be replaced than there are
 * @example
 * const law = findLaw('exponential');
 * const background = backgroundOf(law, findSignal(law, 'shape-only'), 110); // 1890
 */
export function backgroundOf(
  { expected }: Pick<Law, 'expected'>,
  signal: Signal | undefined,
  signalEvents: number = signal?.events ?? 0,
): number {
  if (signal?.replaces !== true) return expected;
  if (signalEvents <= expected) return expected - signalEvents;
  throw new Fault('usage', {
    what: `${signalEvents} events of signal ${signal.name} cannot take the place of ${expected} events`,
    todo: 'give fewer signal events',
  });
}
