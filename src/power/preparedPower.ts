import type { PreparedTest } from '../setup/index.js';
import type { SignalChoice } from './chooseSignal.js';

/** A study of power before its first fit. */
export interface PreparedPower extends PreparedTest {
  readonly signal: SignalChoice;
  readonly yields: readonly number[];
  readonly signalToys: number;
  readonly fixedSignal: boolean;
  readonly levels: readonly number[];
  readonly template: string | null;
  readonly classical: boolean;
}
