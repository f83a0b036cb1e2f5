/**
 * The search for the maximum is part of the definition of t: other starts, another plan or another order of sums give
 * another test statistic, whose toys must not be mixed with older ones. These fits are therefore kept with all bits
 * (JSON writes the shortest decimals that give a double back).
 *
 * A change that is meant to change t: `npx vitest run test/ensemble/search.test.ts -u` writes them anew. Say in the
 * CHANGELOG that t changed and raise the version, which is part of a run's digest, so that no run goes on with toys of
 * the old t. Every other change must leave this file alone.
 */
import { describe, expect, it } from 'vitest';
import { shareState, ToyFitter, type EnsembleSpec } from '../../src/ensemble/index.js';
import { createNetwork } from '../../src/network/index.js';
import { normal, purposes, Stream } from '../../src/random/index.js';
import { exponentialEvents, smallSpec } from './specs.js';

/** Five features, the second a function of the first but for its noise. */
function fiveFeatures(seed: number, rows: number): Float32Array[] {
  const stream = new Stream(seed, purposes.benchmarkEvents, 5);
  const columns = Array.from({ length: 5 }, () => Float32Array.from({ length: rows }, () => normal(stream)));
  columns[1].forEach((noise, row) => (columns[1][row] = 0.5 * noise + columns[0][row] * columns[0][row] - 1));
  return columns;
}

const small = smallSpec();
const specs: Record<string, EnsembleSpec> = {
  '1-4-1': small,
  '5-5-5-5-1': {
    ...small,
    reference: { rows: 600, columns: fiveFeatures(1, 600) },
    fit: {
      network: createNetwork(5, [5, 5, 5]),
      clip: { bound: 2, scope: 'all' },
      trainer: 'lm',
      starts: 12,
      epochs: 0,
    },
    source: { kind: 'pool', columns: fiveFeatures(2, 600), rows: 600, resample: false },
  },
};
const data = {
  '1-4-1': { rows: 120, columns: [exponentialEvents(4, 120)] },
  '5-5-5-5-1': { rows: 120, columns: fiveFeatures(4, 120) },
};

describe('the search', () => {
  it.each(['1-4-1', '5-5-5-5-1'] as const)('%s: three toys and the data, bit for bit', async (name) => {
    const fitter = new ToyFitter(shareState(specs[name], 1), 0);
    const toys = [0, 1, 2].map((k) => fitter.toy(k));
    const fits = [0, 1].map((repeat) => {
      const fit = fitter.data(data[name], repeat);
      return { ...fit, parameters: [...fit.parameters] };
    });
    await expect(`${JSON.stringify({ toys, data: fits }, null, 1)}\n`).toMatchFileSnapshot(
      `../fixtures/search/${name}.json`,
    );
  });
});
