import { askedFor } from '../setup/index.js';
import { powerDefaults, type PowerConfig } from './powerConfig.js';
import type { PowerHooks } from './powerHooks.js';
import { preparePower } from './preparePower.js';

/**
 * Reads the files of a study of power and makes all choices that it depends on, but no fit.
 *
 * @returns a configuration of the same study, with nothing left to a default
 * @throws Fault as `measurePower` does before its first fit
 */
export async function resolvePower(
  asked: PowerConfig,
  hooks: Pick<PowerHooks, 'chosen' | 'note' | 'signal'>,
): Promise<PowerConfig> {
  const { classical, fixedSignal, levels, reference, signalToys, template, yields } = await preparePower(
    asked,
    hooks,
  );
  return {
    ...askedFor(asked, reference.config),
    signal: asked.signal,
    ...{ yields, signalToys, fixedSignal, levels },
    ...(template === null ? {} : { template }),
    ...(classical ? {} : { noClassical: true }),
    ...(asked.tuned === undefined ? { clip: reference.config.clip } : { tuned: asked.tuned }),
    ...(asked.events === undefined ? {} : { events: asked.events }),
    out: asked.out ?? powerDefaults.out,
  };
}
