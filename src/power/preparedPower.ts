import type { PreparedTest } from '../setup/index.js';
import type { SignalChoice } from './chooseSignal.js';

/** What decides a study of power beside its test and the signal. */
export interface PowerChoices {
  /** N(S), in ascending order. */
  readonly yields: readonly number[];
  readonly signalToys: number;
  readonly fixedSignal: boolean;
  /** Zα, in ascending order. */
  readonly levels: readonly number[];
  readonly template: string | null;
  readonly classical: boolean;
}

/** A study of power before its first fit. */
export interface PreparedPower extends PreparedTest, PowerChoices {
  readonly signal: SignalChoice;
}
