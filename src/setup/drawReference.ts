import { createHash } from 'node:crypto';
import { drawBenchmark, type Law } from '../benchmark/index.js';
import type { Input } from '../input/index.js';

/** Samples of `nplm generate` have index 0: data of the same seed have no event in common with the reference. */
const INDEX = 1;

/**
 * The reference of a benchmark as if it were read from a file: N_ref events, with names of features and N(R) in the
 * metadata.
 *
 * @returns its sha256 is that of the numbers, column by column
 */
export function drawReference(law: Law, seed: number): Input {
  const drawn = drawBenchmark(law, { events: law.reference, seed, index: INDEX });
  const hash = createHash('sha256');
  for (const column of drawn) hash.update(column);
  const sha256 = hash.digest('hex');
  const rows = law.reference;
  return {
    path: law.name,
    files: [{ path: law.name, sha256, rows }],
    sha256,
    table: {
      origin: law.name,
      rows,
      columns: drawn.map((values, i) => ({
        name: law.features[i],
        kind: 'float',
        type: 'float64',
        values,
        nulls: 0,
      })),
      metadata: new Map([
        ['benchmark', law.name],
        ['features', law.features.join(',')],
        ['expected', String(law.expected)],
      ]),
    },
  };
}
