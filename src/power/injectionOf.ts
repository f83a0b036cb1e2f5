import { backgroundOf, findSignal } from '../benchmark/index.js';
import type { EnsembleSpec, Injection } from '../ensemble/index.js';
import type { PreparedPower } from './preparedPower.js';

/** The signal of a toy at a yield. */
export function injectionOf(
  { reference, signal, fixedSignal }: Pick<PreparedPower, 'reference' | 'signal' | 'fixedSignal'>,
  events: number,
): Injection {
  const { config, expected } = reference;
  const ofLaw = signal.law === undefined ? undefined : findSignal(signal.law, signal.name);
  return {
    source: signal.source,
    events,
    fluctuates: !fixedSignal,
    // Where the number of all events is fixed, signal takes the place of others.
    background: config.shapeOnly ? expected - events : backgroundOf({ expected }, ofLaw, events),
  };
}

/** What the fits of a point need: null toys, or toys with signal. */
export function specAt(prepared: PreparedPower, events: number | null): EnsembleSpec {
  const { spec } = prepared.reference;
  const { classical } = prepared;
  return events === null
    ? { ...spec, classical, role: 'calibration' }
    : { ...spec, classical, injection: injectionOf(prepared, events) };
}
