import { workState, type WorkState } from '../folder/index.js';
import type { ResolvedConfig } from '../setup/index.js';
import type { PowerChoices, PreparedPower } from './preparedPower.js';

/** What decides a study of power, but for the files. */
interface ResolvedPowerConfig extends ResolvedConfig, PowerChoices {
  /** The name of a benchmark's signal; `file`: a file, among the inputs. */
  readonly signal: string;
}

/** What a study of power is, as far as its result depends on it: its config.json. */
export interface PowerState extends WorkState<ResolvedPowerConfig> {
  readonly schema: 'nplm/power-config/1';
}

/** Describes a study by its configuration, the digests of its inputs and the version. */
export function powerState(prepared: PreparedPower): PowerState {
  const { classical, fixedSignal, inputs, levels, reference, signal, signalToys, template, yields } =
    prepared;
  const own = { classical, fixedSignal, levels, signalToys, template, yields };
  const config = { ...reference.config, ...own, signal: signal.law === undefined ? 'file' : signal.name };
  return { ...workState(config, inputs), schema: 'nplm/power-config/1' };
}
