import { chooseTrainer, defaultStarts } from '../fit/index.js';
import { createNetwork, networkParameters } from '../network/index.js';
import type { ResolvedConfig, RunConfig } from './config.js';
import { isLaw } from './inputs.js';

/** Clips that nobody tuned: 5 up to so many parameters, those of 1-4-1, and 2 beyond. */
const MOST_FOR_CLIP_5 = 13;

/**
 * Puts defaults where nothing was asked for.
 *
 * @param found - what was read from the files
 */
export function resolveConfig(
  asked: RunConfig,
  found: {
    readonly features: readonly string[];
    readonly weight: string | undefined;
    /** N(R). */
    readonly expected: number;
    readonly shapeOnly: boolean;
  },
): ResolvedConfig {
  const network = asked.network ?? (found.features.length === 1 ? [4] : [5, 5, 5]);
  const built = createNetwork(found.features.length, network);
  return {
    clip: asked.clip ?? (networkParameters(built) <= MOST_FOR_CLIP_5 ? 5 : 2),
    clipScope: asked.clipScope ?? 'kernels',
    dropInvalid: asked.dropInvalid ?? false,
    epochs: asked.epochs ?? 300_000,
    expected: found.expected,
    features: found.features,
    holdout: asked.toyPool === undefined ? (asked.holdout ?? 0.5) : null,
    network,
    resample: asked.resample ?? false,
    scale: asked.scale ?? 'standard',
    seed: asked.seed ?? 1,
    shapeOnly: found.shapeOnly,
    starts: asked.starts ?? (asked.trainer === 'adam' ? 1 : defaultStarts(built)),
    toyPool: asked.toyPool === undefined ? null : isLaw(asked.toyPool) ? asked.toyPool : 'file',
    toys: asked.toys ?? 300,
    trainer: chooseTrainer(asked.trainer ?? 'auto'),
    weight: found.weight ?? null,
  };
}
