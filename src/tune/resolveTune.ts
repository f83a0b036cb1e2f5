import { askedFor, type PrepareHooks } from '../setup/index.js';
import { prepareTune } from './prepareTune.js';
import { tuneDefaults, type TuneConfig } from './tuneConfig.js';

/**
 * Reads the reference of a tuning and makes all choices that it depends on, but no fit.
 *
 * @returns a configuration of the same tuning, with nothing left to a default
 * @throws Fault as `tuneClip` does before its first fit
 */
export async function resolveTune(asked: TuneConfig, hooks: PrepareHooks): Promise<TuneConfig> {
  const { reference } = await prepareTune(asked, hooks);
  return {
    ...askedFor(asked, reference.config),
    out: asked.out ?? tuneDefaults.out,
    ...(asked.events === undefined ? {} : { events: asked.events }),
  };
}
