/** The pool of workers, from the built package: workers run compiled code only. */
import type * as sources from '../../src/ensemble/index.js';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import {
  shareState,
  ToyFitter,
  type Ensemble,
  type EnsembleSpec,
  type ToyRow,
} from '../../src/ensemble/index.js';
import { exponentialEvents, inOrder, numberedPool, smallSpec } from './specs.js';

const built = new URL('../../dist/src/ensemble/index.js', import.meta.url).href;
const { openEnsemble } = (await import(built)) as typeof sources;

const opened: Ensemble[] = [];
function open(spec: EnsembleSpec, workers: number): Ensemble {
  const ensemble = openEnsemble(spec, { workers });
  opened.push(ensemble);
  return ensemble;
}
afterEach(async () => {
  await Promise.all(opened.splice(0).map((ensemble) => ensemble.close()));
});

async function toysOf(ensemble: Ensemble, indices: Iterable<number>): Promise<ToyRow[]> {
  const rows: ToyRow[] = [];
  await ensemble.runToys(indices, (row) => rows.push(row));
  return rows;
}

/** Worker threads of this process that have not ended. */
let living = 0;
process.on('worker', (worker) => {
  living++;
  worker.once('exit', () => living--);
});

const INDICES = Array.from({ length: 16 }, (_, k) => k);

describe('the pool of workers', () => {
  const spec = smallSpec();
  const fitter = new ToyFitter(shareState(spec, 1), 0);
  const alone = INDICES.map((k) => fitter.toy(k));

  it.each([1, 2, 4])('%d workers: the bits of a plain loop', async (workers) => {
    const rows = await toysOf(open(spec, workers), INDICES);
    expect(inOrder(rows)).toEqual(alone);
  });

  it('another order, other toys in between, twice the same', async () => {
    const ensemble = open(spec, 2);
    const rows = await toysOf(
      ensemble,
      [...INDICES].reverse().filter((k) => k % 2 === 0),
    );
    await toysOf(ensemble, [100, 101, 102]);
    rows.push(
      ...(await toysOf(
        ensemble,
        INDICES.filter((k) => k % 2 === 1),
      )),
    );
    expect(inOrder(rows)).toEqual(alone);
    expect(inOrder(await toysOf(ensemble, [5]))).toEqual([alone[5]]);
  });

  it('a pool of events: the bits of a plain loop', async () => {
    const source = {
      kind: 'pool',
      columns: [exponentialEvents(9, 1000)],
      rows: 1000,
      resample: false,
    } as const;
    const own = smallSpec({ source, toyYield: { kind: 'fixed', events: 90 } });
    const plain = new ToyFitter(shareState(own, 1), 0);
    const rows = await toysOf(open(own, 2), INDICES);
    expect(inOrder(rows)).toEqual(INDICES.map((k) => plain.toy(k)));
  });

  it('fits data as a plain loop does', async () => {
    const columns = [exponentialEvents(4, 120)];
    const ensemble = open(spec, 2);
    for (const repeat of [0, 1, 2]) {
      expect(await ensemble.fitData(columns, 120, repeat)).toEqual(
        fitter.data({ rows: 120, columns }, repeat),
      );
    }
  });

  it('refuses data that are not of the network', async () => {
    const ensemble = open(spec, 1);
    await expect(ensemble.fitData([], 120, 0)).rejects.toMatchObject({
      name: 'Fault',
      kind: 'usage',
      message: 'the data events have 0 columns where the network has 1 inputs',
    });
    const columns = [exponentialEvents(4, 119)];
    await expect(ensemble.fitData(columns, 120, 0)).rejects.toMatchObject({ kind: 'usage' });
    await expect(ensemble.fitData([exponentialEvents(4, 500)], 500, 0)).rejects.toMatchObject({
      kind: 'usage',
      message:
        '500 data events are more than the 300 for which there is memory; give their number as observed',
    });
  });

  it('no toys asked: none run', async () => {
    expect(await toysOf(open(spec, 2), [])).toEqual([]);
  });

  it('takes indices as they come, never many ahead', async () => {
    let asked = 0;
    let done = 0;
    let ahead = 0;
    function* indices(): Generator<number> {
      for (const k of INDICES) {
        ahead = Math.max(ahead, ++asked - done);
        yield k;
      }
    }
    await open(spec, 2).runToys(indices(), () => done++);
    expect(done).toBe(INDICES.length);
    expect(ahead).toBeLessThanOrEqual(5);
  });

  it('measures the seconds of each toy', async () => {
    for (const { seconds } of await toysOf(open(spec, 1), [0, 1])) {
      expect(seconds).toBeGreaterThan(0);
      expect(seconds).toBeLessThan(30);
    }
  });

  // What a worker throws crosses threads as a plain Error; its kind is lost.
  it('a pool of too few events: the fault of the toy, in its words and kind', async () => {
    const own = smallSpec({ source: numberedPool(99), toyYield: { kind: 'fixed', events: 100 } });
    await expect(toysOf(open(own, 1), [0])).rejects.toMatchObject({
      kind: 'content',
      message: expect.stringContaining('a toy of 100 events cannot be drawn from a pool of 99') as string,
    });
  });

  it('too much memory: the fault comes at once, and no worker starts', () => {
    expect(() => open(smallSpec({ observed: 300_000_000 }), 2)).toThrow('the most is 4 GiB');
    expect(living).toBe(0);
  });

  it('ends its workers when it is closed, and closing twice is no harm', async () => {
    const ensemble = open(spec, 2);
    await toysOf(ensemble, [0, 1, 2]);
    expect(living).toBe(2);
    await ensemble.close();
    await ensemble.close();
    expect(living).toBe(0);
  });
});

describe('an aborted run', () => {
  /** Toys of about a second each. */
  const slow = smallSpec({ fit: { ...smallSpec().fit, starts: 3000 } });

  it('ends with a fault at once, in the middle of its toys', async () => {
    const ensemble = open(slow, 2);
    const abort = new AbortController();
    const run = ensemble.runToys(INDICES, () => undefined, abort.signal);
    await sleep(1500);
    const begin = performance.now();
    abort.abort();
    await expect(run).rejects.toMatchObject({ name: 'Fault', kind: 'interrupted' });
    await ensemble.close();
    expect(performance.now() - begin).toBeLessThan(1000);
    expect(living).toBe(0);
  });

  it('gives no toy after its end', async () => {
    const abort = new AbortController();
    const rows: ToyRow[] = [];
    const run = open(smallSpec(), 2).runToys(
      Array.from({ length: 1000 }, (_, k) => k),
      (row) => {
        rows.push(row);
        if (rows.length === 5) abort.abort();
      },
      abort.signal,
    );
    await expect(run).rejects.toMatchObject({ kind: 'interrupted' });
    await sleep(200);
    expect(rows.length).toBe(5);
    expect(rows.every(({ t }) => t > 0)).toBe(true);
  });

  it('a signal that was aborted before: no toy is run', async () => {
    const rows: ToyRow[] = [];
    const run = open(smallSpec(), 2).runToys(INDICES, (row) => rows.push(row), AbortSignal.abort());
    await expect(run).rejects.toMatchObject({ kind: 'interrupted' });
    expect(rows).toEqual([]);
  });

  it('a signal aborted when all is done harms nothing that comes later', async () => {
    const abort = new AbortController();
    const ensemble = open(smallSpec(), 1);
    await ensemble.runToys([0], () => undefined, abort.signal);
    abort.abort();
    await sleep(50);
    expect((await toysOf(ensemble, [1])).length).toBe(1);
  });
});
