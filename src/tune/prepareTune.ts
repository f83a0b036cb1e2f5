import { Fault } from '../fault/index.js';
import { prepareTest, type PreparedTest, type PrepareHooks } from '../setup/index.js';
import { tuneDefaults, type TuneConfig } from './tuneConfig.js';

/** Fewer fresh toys test nothing. */
const LEAST_TOYS = 100;

/**
 * A tuning up to its first fit: reads the reference and makes the choices of a test that has no data yet.
 *
 * @param hooks - `note` hears the choices, and what is worth a warning
 * @throws Fault `usage`, `missing` or `content` for what cannot be tuned; `interrupted` when the signal aborts
 */
export async function prepareTune(config: TuneConfig, hooks: PrepareHooks): Promise<PreparedTest> {
  const { toys = tuneDefaults.toys } = config;
  if (toys < LEAST_TOYS)
    throw new Fault('usage', {
      what: `--toys is ${toys}`,
      todo: `give ${LEAST_TOYS} or more: fewer cannot test the χ² law`,
    });
  return prepareTest({ ...config, toys }, hooks);
}
