/** Workers that die under a toy: it is fitted again with the same bits, and what dies always is reported. */
import type * as ensembles from '../../src/ensemble/openEnsemble.js';
import type * as runs from '../../src/run/runAnalysis.js';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ResourceLimits } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import { shareState, ToyFitter, type ToyRow } from '../../src/ensemble/index.js';
import { sha256 } from '../bits/smallRuns.js';
import { scratch, smallRun } from '../run/fixtures.js';
import { inOrder, smallSpec } from './specs.js';

const built = (path: string): string => new URL(`../../dist/src/${path}`, import.meta.url).href;
const { ensembleOf } = (await import(built('ensemble/openEnsemble.js'))) as typeof ensembles;
const { runWith } = (await import(built('run/runAnalysis.js'))) as typeof runs;

const entry = new URL('dyingWorker.cjs', import.meta.url);

interface Death {
  readonly under: number | 'start';
  readonly how: 'exit' | 'heap' | 'throw';
  readonly times: number;
  readonly resourceLimits?: ResourceLimits;
}

/** Workers that die so; `deaths` counts how often they did. */
function dying({ resourceLimits, ...death }: Death) {
  const folder = scratch();
  process.env.NPLM_TEST_DYING = JSON.stringify({ folder, ...death });
  const change = resourceLimits === undefined ? { entry } : { entry, resourceLimits };
  return { change, deaths: () => readdirSync(folder).length };
}

afterEach(() => {
  delete process.env.NPLM_TEST_DYING;
});

const SMALL: ResourceLimits = { maxOldGenerationSizeMb: 48 };
const INDICES = [0, 1, 2, 3, 4, 5, 6, 7];
const spec = smallSpec();
const fitter = new ToyFitter(shareState(spec, 1), 0);
const alone = INDICES.map((k) => fitter.toy(k));

describe('a worker that dies', () => {
  it.each([
    [1, { under: 3, how: 'exit', times: 2 }],
    [2, { under: 0, how: 'exit', times: 2 }],
    [2, { under: 7, how: 'heap', times: 1, resourceLimits: SMALL }],
    [2, { under: 'start', how: 'exit', times: 1 }],
    [3, { under: 'start', how: 'throw', times: 2 }],
  ] as const)('of %d, %j: its toy is fitted again, all bits as in a plain loop', async (workers, death) => {
    const { change, deaths } = dying(death);
    const ensemble = ensembleOf(spec, { workers, ...change });
    const rows: ToyRow[] = [];
    await ensemble.runToys(INDICES, (row) => rows.push(row));
    expect(inOrder(rows)).toEqual(alone);
    expect(deaths()).toBe(death.times);
    await ensemble.close();
  });

  it.each([
    [{ under: 3, how: 'exit', times: 99 }, 'worker exited with code: 7', /run again: fits that were done/],
    [{ under: 'start', how: 'throw', times: 99 }, 'thrown at the start', /run again/],
    [
      { under: 3, how: 'heap', times: 99, resourceLimits: SMALL },
      'it ran out of memory',
      /set NODE_OPTIONS=--max-old-space-size .* fewer --workers/,
    ],
  ] as const)('under the same fit always, %j, is reported and not waited for', async (death, why, todo) => {
    const { change, deaths } = dying(death);
    const ensemble = ensembleOf(spec, { workers: 1, ...change });
    const rows: ToyRow[] = [];
    await expect(ensemble.runToys(INDICES, (row) => rows.push(row))).rejects.toMatchObject({
      name: 'Fault',
      kind: 'internal',
      text: {
        what: `a worker died under the same fit 3 times (${why})`,
        todo: expect.stringMatching(todo) as string,
      },
    });
    expect(deaths()).toBeGreaterThanOrEqual(3);
    expect(inOrder(rows)).toEqual(alone.slice(0, rows.length));
    await ensemble.close();
    await ensemble.close();
  });

  it('while nobody waits for it is replaced when there is work', async () => {
    const { change, deaths } = dying({ under: 'start', how: 'exit', times: 1 });
    const ensemble = ensembleOf(spec, { workers: 2, ...change });
    await expect.poll(deaths).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const rows: ToyRow[] = [];
    await ensemble.runToys(INDICES, (row) => rows.push(row));
    expect(inOrder(rows)).toEqual(alone);
    await ensemble.close();
  });

  it('ends a run with the toys that were done kept; the next call goes on to the same bytes', async () => {
    const config = smallRun({ starts: 8, toys: 12 });
    const { change } = dying({ under: 6, how: 'exit', times: 3 });
    const open: typeof ensembleOf = (spec, options) => ensembleOf(spec, { ...options, ...change });
    await expect(runWith(open, config, {})).rejects.toMatchObject({ kind: 'internal' });
    expect(readdirSync(config.out).sort()).toEqual(['config.json', 'manifest.txt', 'toys.journal']);
    const { result, status } = await runWith(ensembleOf, config, {});
    expect(status).toBe('resumed');
    expect(result.resumedToys).toBeGreaterThan(0);
    const whole = { ...config, out: join(config.out, '../whole') };
    await runWith(ensembleOf, whole, {});
    expect(sha256(join(config.out, 'toys.arrow'))).toBe(sha256(join(whole.out, 'toys.arrow')));
    expect(existsSync(join(config.out, 'lock'))).toBe(false);
  });
});
