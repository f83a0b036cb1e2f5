import { findLaw, findSignal } from '../benchmark/index.js';
import { Fault } from '../fault/index.js';
import { binomial, poisson, purposes, Stream, subset } from '../random/index.js';
import { applyScaling } from '../sample/index.js';

/** Where signal events come from; all values scaled as the fit sees them. */
export type SignalSource =
  /** Random subsets of unweighted events. */
  | { readonly kind: 'pool'; readonly columns: readonly Float32Array[]; readonly rows: number }
  /** A signal of a benchmark, each feature then scaled by (x − mean)/deviation. */
  | {
      readonly kind: 'law';
      readonly law: string;
      readonly signal: string;
      readonly mean: readonly number[];
      readonly deviation: readonly number[];
    };

/** Signal in toys. */
export interface Injection {
  readonly source: SignalSource;
  /** S, expected signal events, 0 or more. */
  readonly events: number;
  /** Whether their number fluctuates; else a toy has S of them, rounded. */
  readonly fluctuates: boolean;
  /** B, expected events of the reference beside them. */
  readonly background: number;
}

/** How many events of each kind a toy has. */
interface ToyCounts {
  readonly background: number;
  readonly signal: number;
}

/**
 * The numbers of events of toy `index`: Poisson around B and S; of `fixed` events in all, those of the signal are
 * binomial.
 *
 * @param fixed - N_D of a test of the shape alone; undefined where the yield fluctuates
 */
export function injectedCounts(
  { events, fluctuates, background }: Injection,
  fixed: number | undefined,
  { seed, index, repeat }: { readonly seed: number; readonly index: number; readonly repeat: number },
): ToyCounts {
  const ofSignal = new Stream(seed, purposes.signalYield, index, repeat);
  const ofToy = new Stream(seed, purposes.toyYield, index, repeat);
  if (fixed === undefined)
    return {
      background: poisson(ofToy, background),
      signal: fluctuates ? poisson(ofSignal, events) : Math.round(events),
    };
  const signal = fluctuates ? binomial(ofSignal, fixed, events / (events + background)) : Math.round(events);
  return { background: fixed - signal, signal };
}

/**
 * Signal events of toy `index`, one scaled column a feature.
 *
 * @throws Fault `content` if the file has too few
 */
export function drawSignal(source: SignalSource, events: number, stream: Stream): Float32Array[] {
  if (source.kind === 'law') {
    const columns = findSignal(findLaw(source.law), source.signal).draw(stream, events);
    return applyScaling(source, columns, events);
  }
  if (events > source.rows)
    throw new Fault('content', {
      what: `a toy of ${events} signal events cannot be drawn from ${source.rows}`,
      todo: 'give a smaller yield, or more events with --signal FILE',
    });
  const rows = subset(stream, source.rows, events);
  return source.columns.map((column) => Float32Array.from(rows, (row) => column[row]));
}

/** The events that a deficit leaves; undefined for any other signal. */
export function keptBy(source: SignalSource): ((event: readonly number[]) => boolean) | undefined {
  if (source.kind !== 'law') return undefined;
  const signal = findSignal(findLaw(source.law), source.signal);
  return signal.keeps && ((event) => signal.keeps?.(event) ?? true);
}
