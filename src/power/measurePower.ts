import { checkSpec, openEnsemble } from '../ensemble/index.js';
import { drawInto, fillFolder, stopwatch, type FolderOutcome } from '../folder/index.js';
import { nullsOf } from '../setup/index.js';
import { computePower } from './computePower.js';
import type { Power } from './power.js';
import { powerDefaults, type PowerConfig } from './powerConfig.js';
import { powerFolder } from './powerFolder.js';
import type { PowerHooks } from './powerHooks.js';
import { powerState } from './powerState.js';
import { specAt } from './injectionOf.js';
import { preparePower } from './preparePower.js';

/** What a study of power leaves. */
export type PowerOutcome = FolderOutcome<Power>;

/**
 * Finds how often a test sees a signal: toys with signal at several yields against thresholds from null toys, with
 * classical tests on the same toys beside the network. Leaves a folder with power.json, toys.arrow and what the hook
 * `draw` draws.
 *
 * A study that was interrupted goes on where it was; one that is finished is returned as it is.
 *
 * @param config - reference, signal, yields and what differs from the defaults of a run; 1000 null toys
 * @param hooks - what hears of the work, ends it early, draws its figures
 * @throws Fault `usage`, `missing` or `content` for what cannot be studied, or a cache that was changed; `output` or
 *   `busy` for a folder that cannot be written; `interrupted` when the signal aborts
 * @example
 * const { result } = await measurePower({ reference: 'exponential', signal: 'tail', yields: [0, 10, 20] });
 * console.log(result.statistics[0].points[1].power);
 */
export function measurePower(config: PowerConfig, hooks: PowerHooks = {}): Promise<PowerOutcome> {
  return powerWith(openEnsemble, config, hooks);
}

/** The study on any ensemble; tests give one that fits at once. */
export async function powerWith(
  open: typeof openEnsemble,
  config: PowerConfig,
  hooks: PowerHooks,
): Promise<PowerOutcome> {
  const elapsed = stopwatch();
  const prepared = await preparePower(config, hooks);
  const { out: path = powerDefaults.out, force = false, workers } = config;
  const state = powerState(prepared);
  return fillFolder(
    powerFolder,
    { path, state, force, figures: hooks.draw !== undefined },
    {
      check: () => {
        for (const events of [null, ...prepared.yields]) checkSpec(specAt(prepared, events), workers ?? 1);
      },
      compute: (folder) => {
        const nulls = nullsOf(config.cache, prepared.reference.config, prepared.conditions.inputs);
        const { clipFrom } = prepared;
        return computePower(
          open,
          { prepared, folder, state, clipFrom, nulls },
          { ...hooks, workers, elapsed },
        );
      },
      finish: async (folder, power) => {
        if (hooks.draw !== undefined) await drawInto(folder, hooks.draw(power), hooks.signal);
      },
    },
  );
}
