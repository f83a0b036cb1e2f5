/** Classical tests of toys, from the built package: workers run compiled code only. */
import type * as sources from '../../src/ensemble/index.js';
import { describe, expect, it } from 'vitest';
import {
  comparedReference,
  drawToy,
  testsOf,
  type EnsembleSpec,
  type TestRow,
} from '../../src/ensemble/index.js';
import { smallSpec } from './specs.js';

const built = new URL('../../dist/src/ensemble/index.js', import.meta.url).href;
const { openEnsemble } = (await import(built)) as typeof sources;

async function rowsOf(spec: EnsembleSpec, workers: number, indices: readonly number[]): Promise<TestRow[]> {
  const ensemble = openEnsemble(spec, { workers });
  const rows: TestRow[] = [];
  try {
    await ensemble.runTests(indices, (row) => rows.push(row));
  } finally {
    await ensemble.close();
  }
  return rows.sort((a, b) => a.index - b.index);
}

describe('the classical statistics of toys', () => {
  it('are of the events that are fitted, the same whatever the workers', async () => {
    const spec = smallSpec({ classical: true });
    const rows = await rowsOf(spec, 2, [0, 1, 2, 3, 4]);
    expect(await rowsOf(spec, 1, [4, 2, 0, 1, 3])).toEqual(rows);
    const tests = testsOf(comparedReference(spec), spec.seed);
    const names = tests.map(({ name }) => name);
    for (const { index, nData, values } of rows) {
      const toy = drawToy(spec.source, spec.toyYield, { seed: spec.seed, index });
      expect(nData).toBe(toy.rows);
      expect(values).toHaveLength(tests.length);
      const ks = tests[names.indexOf('ks')].statistic(toy, () => 0.5);
      expect(values[names.indexOf('ks')]).toBe(ks);
    }
  });

  it('know nothing of the rate where the yield is fixed', () => {
    const fixed = smallSpec({ classical: true, toyYield: { kind: 'fixed', events: 100 } });
    const kinds = testsOf(comparedReference(fixed), 1).map(({ kind }) => kind);
    expect(new Set(kinds)).toEqual(new Set(['shape']));
  });

  it('are not there where they were not asked for', async () => {
    await expect(rowsOf(smallSpec(), 1, [0])).rejects.toThrow('no classical tests were asked for');
  });
});
