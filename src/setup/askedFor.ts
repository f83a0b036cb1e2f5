import type { ResolvedConfig, TestConfig } from './config.js';
import { definitionsOf } from './definitionsOf.js';

/** What a resolved configuration is made of, but for the clip and the output folder. */
type AskedTest = Omit<TestConfig, 'clip' | 'tuned' | 'out'>;

/**
 * What to ask for to get a resolved configuration from the same files, whatever the clip: nothing is left to a default.
 *
 * @param asked - names the files: the resolved one says of them only that they are files
 */
export function askedFor(asked: TestConfig, config: ResolvedConfig): AskedTest {
  const { clipScope, dropInvalid, network, resample, scale, seed, starts, toys, trainer } = config;
  const { epochs, expected, features, formulas, holdout, shapeOnly, toyPool, weight, where } = config;
  return {
    reference: asked.reference,
    ...{ clipScope, dropInvalid, network, resample, scale, seed, starts, toys, trainer },
    features: definitionsOf(features, formulas),
    ...(trainer === 'adam' ? { epochs } : {}),
    ...(where === null ? {} : { where }),
    // Where there is no weight column, there is none to find the next time.
    ...(weight === null ? {} : { weight }),
    // The yield of a test of the shape is the number of data events.
    ...(shapeOnly ? { shapeOnly } : { expected }),
    ...(holdout === null ? {} : { holdout }),
    ...(toyPool === null ? {} : { toyPool: toyPool === 'file' ? asked.toyPool : toyPool }),
  };
}
