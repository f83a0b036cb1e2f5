import type { Result } from '../run/index.js';
import { definitionsOf } from '../setup/index.js';
import { runOptions } from './options.js';
import { shellWords } from './shellWords.js';

/** The command that makes a result again, with nothing left to a default. */
export function runCall({ config, inputs }: Result): string {
  const {
    features,
    formulas,
    shapeOnly,
    expected,
    holdout,
    toyPool,
    trainer,
    epochs,
    weight,
    where,
    network,
    ...rest
  } = config;
  const pathsOf = (role: string): string[] =>
    inputs
      .filter((input) => input.role === role)
      .map(({ path, object }) => (object === undefined ? path : `${path}:${object}`));
  const pool = toyPool === 'file' ? pathsOf('pool') : toyPool;
  const words = shellWords(runOptions, {
    ...rest,
    network: [...network],
    ref: pathsOf('reference'),
    data: pathsOf('data'),
    features: definitionsOf(features, formulas),
    ...(shapeOnly ? { shapeOnly } : { expected }),
    ...(pool === null ? {} : { toyPool: [pool].flat() }),
    ...(pool === null && holdout !== null ? { holdout } : {}),
    ...(weight === null ? {} : { weight }),
    ...(where === null ? {} : { where }),
    trainer,
    ...(trainer === 'adam' ? { epochs } : {}),
  });
  return `nplm run ${words.join(' ')}`;
}
