import { createHash } from 'node:crypto';
import { engineVersion } from '../ensemble/index.js';
import { stableJson } from '../folder/index.js';
import type { ResolvedConfig } from './config.js';
import type { Tuning, TuningConditions } from './tuning.js';

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
    engine: engineVersion,
  };
}

/**
 * sha256 of all that decides t of the calibration toys of a test, whatever their number: the name of their entry in a
 * cache.
 *
 * @param inputs - sha256 of the files by role; data have no part in it
 */
export function nullKey(config: ResolvedConfig, inputs: Readonly<Record<string, string>>): string {
  const { clip, seed } = config;
  return sha256Of({ ...tuningConditions(config, inputs), clip, seed });
}

/** sha256 of the conditions. */
export function keyOf(conditions: TuningConditions): string {
  return sha256Of(conditions);
}

/** sha256 of a tuning without its own checksum. */
export function checksumOf(tuning: Omit<Tuning, 'checksum'>): string {
  return sha256Of(without(tuning as Tuning, 'checksum'));
}

function sha256Of(value: object): string {
  return createHash('sha256').update(stableJson(value)).digest('hex');
}

function without<T extends object, K extends keyof T>(object: T, ...keys: readonly K[]): Omit<T, K> {
  const kept = Object.entries(object).filter(([key]) => !keys.includes(key as K));
  return Object.fromEntries(kept) as Omit<T, K>;
}
