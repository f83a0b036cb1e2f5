import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { readTable } from '../../src/formats/index.js';
import type * as run from '../../src/run/index.js';
import { scratch } from './fixtures.js';

/** What is built: its workers need no compiler. */
const built = new URL('../../dist/src/run/index.js', import.meta.url).href;

const folder = scratch();
afterAll(() => rmSync(folder, { recursive: true }));

const pathOf = (name: string) => fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url));

const containers = [
  ['Arrow', 'events/reference.arrow', 'events/data.arrow'],
  ['a TTree by mktree', 'root/events-tree.root:reference', 'root/events-tree.root:data'],
  ['an RNTuple of several extends', 'root/events-ntuple.root:reference', 'root/events-ntuple.root:data'],
  ['HDF5 by h5py', 'hdf5/events.h5:reference', 'hdf5/events.h5:data'],
] as const;

describe('the same 400 reference and 60 data events', () => {
  it.each(containers)('have the same values, to the bit: %s', async (_, reference, data) => {
    for (const [location, arrow] of [
      [reference, containers[0][1]],
      [data, containers[0][2]],
    ]) {
      const [file, object] = location.split(':');
      const read = async (name: string, inside?: string) =>
        (await readTable(new Uint8Array(readFileSync(pathOf(name))), name, inside)).columns.map(
          ({ name, values }) => [name, values] as const,
        );
      expect(await read(file, object)).toEqual(await read(arrow));
    }
  });

  it('give the same t and the same toys, to the bit, from every container', async () => {
    const { runAnalysis } = (await import(built)) as typeof run;
    const results: unknown[] = [];
    for (const [i, [, reference, data]] of containers.entries()) {
      const out = join(folder, String(i));
      const { result } = await runAnalysis({
        reference: pathOf(reference),
        data: pathOf(data),
        expected: 60,
        network: [3],
        clip: 2,
        starts: 2,
        toys: 4,
        workers: 1,
        out,
      });
      expect(result.statistic.t).toBeGreaterThan(0);
      const toys = await readTable(new Uint8Array(readFileSync(join(out, 'toys.arrow'))), 'toys.arrow');
      const t = toys.columns.find(({ name }) => name === 't')?.values;
      expect(t).toHaveLength(4);
      results.push({ t: result.statistic.t, toys: t });
    }
    expect(results).toEqual(results.map(() => results[0]));
  });
});
