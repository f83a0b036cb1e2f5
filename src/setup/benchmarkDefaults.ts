import type { Law } from '../benchmark/index.js';
import { stableJson } from '../folder/index.js';
import type { TestConfig } from './config.js';
import { defaults } from './defaults.js';

/**
 * What is asked for, with the network, scaling, clip and toys of a benchmark where nothing is: they are those of its
 * features and events, and are left out where others are tested. Its clip belongs to its network. Its yield is in the
 * metadata of its reference.
 *
 * @param law - the benchmark; undefined where the reference is none
 */
export function benchmarkDefaults<Config extends TestConfig>(
  asked: Config,
  law: Law | undefined,
): Config & TestConfig {
  if (law === undefined || !isWhole(asked, law)) return asked;
  const { network = law.network, scale = law.scale, clipScope = law.clip.scope } = asked;
  const same =
    stableJson([network, scale, clipScope]) === stableJson([law.network, law.scale, law.clip.scope]);
  const ownClip = same && asked.tuned === undefined ? { clip: asked.clip ?? law.clip.bound } : {};
  const ownToys = asked.holdout === undefined && asked.resample !== true;
  return {
    ...asked,
    network,
    scale,
    clipScope,
    ...ownClip,
    ...(ownToys ? { toyPool: asked.toyPool ?? law.name } : {}),
  };
}

function isWhole({ features = [], where }: TestConfig, law: Law): boolean {
  return where === undefined && (features.length === 0 || features.join() === law.features.join());
}

/** Its clip was found at its yield. */
function clipDoubt({ expected, luminosity, shapeOnly }: TestConfig, law: Law): string {
  const own = (expected ?? law.expected) === law.expected && luminosity === undefined && shapeOnly !== true;
  return own ? '' : ` (at N(R) = ${law.expected})`;
}

/** The same as lines for the user. */
export function benchmarkNotes(asked: TestConfig, config: TestConfig, law: Law | undefined): string[] {
  if (law === undefined) return [];
  const { network, scale, clip, clipScope, toyPool } = config;
  const taken = [
    asked.network === undefined && network !== undefined ? `network ${network.join()}` : '',
    asked.scale === undefined && scale !== undefined ? `scaling ${scale}` : '',
    asked.clip === undefined && clip !== undefined
      ? `clip ${clip} on ${clipScope}${clipDoubt(asked, law)}`
      : '',
    asked.toyPool === undefined && toyPool !== undefined ? 'toys' : '',
  ].filter((text) => text !== '');
  return [
    `reference: ${law.reference} events of the benchmark ${law.name} (${law.text}), seed ${asked.seed ?? defaults.seed}`,
    ...(taken.length === 0 ? [] : [`of the benchmark: ${taken.join(', ')}`]),
  ];
}
