import { chooseTrainer, defaultStarts } from '../fit/index.js';
import { createNetwork, networkParameters } from '../network/index.js';
import type { ResolvedConfig, TestConfig } from './config.js';
import { defaults } from './defaults.js';
import { lawOf } from './inputs.js';

/**
 * Puts {@link defaults} where nothing was asked for.
 *
 * @param found - what was read from the files
 */
export function resolveConfig(
  asked: TestConfig,
  found: {
    readonly features: readonly string[];
    readonly formulas: ReadonlyMap<string, string>;
    readonly weight: string | undefined;
    /** N(R). */
    readonly expected: number;
    readonly shapeOnly: boolean;
    /** Whether no toys can be drawn: the weights of the reference, their only source, are negative in part. */
    readonly toyless?: boolean;
  },
): ResolvedConfig {
  const network =
    asked.network ?? (found.features.length === 1 ? defaults.network.one : defaults.network.more);
  const built = createNetwork(found.features.length, network);
  const { small, large } = defaults.clip;
  return {
    clip: asked.clip ?? (networkParameters(built) <= small.parameters ? small.bound : large),
    clipScope: asked.clipScope ?? defaults.clipScope,
    dropInvalid: asked.dropInvalid ?? false,
    epochs: asked.epochs ?? defaults.epochs,
    expected: found.expected,
    features: found.features,
    formulas: Object.fromEntries(found.formulas),
    holdout:
      asked.toyPool === undefined ? (found.toyless === true ? 0 : (asked.holdout ?? defaults.holdout)) : null,
    network,
    resample: asked.resample ?? false,
    scale: asked.scale ?? defaults.scale,
    seed: asked.seed ?? defaults.seed,
    shapeOnly: found.shapeOnly,
    starts: asked.starts ?? (asked.trainer === 'adam' ? 1 : defaultStarts(built)),
    toyPool: asked.toyPool === undefined ? null : (lawOf(asked.toyPool) ?? 'file'),
    toys: found.toyless === true ? 0 : (asked.toys ?? defaults.toys),
    trainer: chooseTrainer(asked.trainer ?? defaults.trainer, built),
    weight: found.weight ?? null,
    where: asked.where ?? null,
  };
}
