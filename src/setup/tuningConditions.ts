import { createHash } from 'node:crypto';
import { stableJson, version } from '../folder/index.js';
import type { ResolvedConfig } from './config.js';
import type { TuningConditions } from './tuning.js';

/**
 * What the tuned clip of a test would belong to.
 *
 * @param inputs - sha256 of the files by role; data have no part in it
 */
export function tuningConditions(
  config: ResolvedConfig,
  inputs: Readonly<Record<string, string>>,
): TuningConditions {
  const { epochs, seed, toyPool, trainer } = config;
  const ofLaw = toyPool !== null && toyPool !== 'file';
  return {
    ...without(config, 'clip', 'toys'),
    epochs: trainer === 'adam' ? epochs : null,
    seed: ofLaw ? null : seed,
    inputs: without(inputs, 'data'),
    version: version(),
  };
}

/** sha256 of the conditions. */
export function keyOf(conditions: TuningConditions): string {
  return createHash('sha256').update(stableJson(conditions)).digest('hex');
}

function without<T extends object, K extends keyof T>(object: T, ...keys: readonly K[]): Omit<T, K> {
  const kept = Object.entries(object).filter(([key]) => !keys.includes(key as K));
  return Object.fromEntries(kept) as Omit<T, K>;
}
