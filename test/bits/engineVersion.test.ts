/** Cached toys and tuned clips are trusted as long as this number stays: it must not stay when a t changes. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { engineVersion, shareState, ToyFitter } from '../../src/ensemble/index.js';
import { runOptions } from '../../src/cli/options.js';
import { valuesOfWords } from '../../src/cli/readValues.js';
import { prepare, type Prepared } from '../../src/run/prepare.js';
import { readInputs } from '../../src/setup/index.js';
import { scratch } from '../run/fixtures.js';
import { smallRuns, writeSamples } from './smallRuns.js';

const folder = scratch();
beforeAll(() => writeSamples(folder));
afterAll(() => rmSync(folder, { recursive: true }));

/** nData and t of two toys of each of the small runs. */
const pinned: Readonly<Record<keyof typeof smallRuns, readonly string[]>> = {
  'the univariate benchmark, 1-4-1, toys from the law': ['115 40264c5b6dcccccc', '98 403753d4ed000000'],
  'the same by lbfgs': ['115 40262c272ccccccc', '98 402c4d48bdcccccd'],
  'the same by adam': ['115 401501c839999998', '98 3fed01bd53333338'],
  'three features, 5-5-5, all clipped, toys from a half of the file': [
    '169 40433fcd4fcccccd',
    '148 4047c89d3b99999a',
  ],
  'a CSV of positive weights, standardised, unweighted for toys': [
    '347 4034e51197e7ee10',
    '316 401d95491078b0f9',
  ],
  'shape alone, toys that repeat events of a pool': ['95 4041a1a3a9366666', '95 4042624380cd70a4'],
};

it.each(Object.keys(smallRuns) as (keyof typeof smallRuns)[])(
  '%s: t has the bits of this engineVersion; where they changed for good, raise it and pin the new ones',
  async (name) => {
    // So few steps of adam end at t = 0, whose bits nothing changes.
    const { spec } = await preparedFor(smallRuns[name].replace('--epochs 300', '--epochs 5000'));
    const fitter = new ToyFitter(shareState(spec, 1), 0);
    const bits = [0, 1].map((index) => bitsOf(fitter.toy(index)));
    const message = 'a t changed: raise engineVersion in src/ensemble/engineVersion.ts, then pin these bits';
    expect({ engineVersion, bits }, message).toEqual({ engineVersion: 2, bits: pinned[name] });
  },
);

/** A run of the command up to its first fit. */
async function preparedFor(words: string): Promise<Prepared> {
  const named = words
    .split(' --')
    .slice(1)
    .map((part) => part.split(' '));
  const options = valuesOfWords(
    runOptions,
    Object.fromEntries(
      named.map(([name, value]) => [camel(name), OF_FILES.has(name) ? [value] : (value ?? true)]),
    ),
  );
  const inFolder = (paths: readonly string[] = []): string[] =>
    paths.map((path) => (path.includes('.') ? join(folder, path) : path));
  const config = {
    ...options,
    reference: inFolder(options.ref),
    data: inFolder(options.data),
    ...(options.toyPool === undefined ? {} : { toyPool: inFolder(options.toyPool) }),
  };
  return prepare(config, await readInputs(config, undefined));
}

const OF_FILES = new Set(['ref', 'data', 'toy-pool']);

function camel(name: string): string {
  return name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

/** Number of events, and t as the sixteen digits of its bits. */
function bitsOf({ nData, t }: { readonly nData: number; readonly t: number }): string {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(t);
  return `${nData} ${bytes.toString('hex')}`;
}
