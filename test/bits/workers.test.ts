/** The same bytes in toys.arrow whatever the workers, the order of toys, and a kill in between. */
import type * as pool from '../../src/ensemble/index.js';
import type * as runs from '../../src/run/runAnalysis.js';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Result } from '../../src/run/index.js';
import { nplm, start } from '../cli/nplm.js';
import { scratch } from '../run/fixtures.js';
import { sha256, writeSamples } from './smallRuns.js';

/** Built code, for workers run nothing else. */
const built = (path: string): string => new URL(`../../dist/src/${path}`, import.meta.url).href;
const { openEnsemble } = (await import(built('ensemble/index.js'))) as typeof pool;
const { runWith } = (await import(built('run/runAnalysis.js'))) as typeof runs;

const folder = scratch();
const TOYS = 24;
const words = [
  ...['run', '--ref', 'three.arrow', '--data', 'obs3.arrow', '--expected', '150', '--network', '3'],
  ...['--starts', '8', '--toys', `${TOYS}`, '--quiet', '--json'],
];
const run = (out: string, workers: number) =>
  nplm([...words, '--out', out, '--workers', `${workers}`], { cwd: folder });
const toysOf = (out: string): string => sha256(join(folder, out, 'toys.arrow'));

let expected: string;
beforeAll(async () => {
  writeSamples(folder);
  expect((await run('1', 1)).code).toBe(0);
  expected = toysOf('1');
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('toys.arrow has the bytes of a run with one worker', () => {
  it.each([2, 4])('with %d workers', async (workers) => {
    expect((await run(`${workers}`, workers)).code).toBe(0);
    expect(toysOf(`${workers}`)).toBe(expected);
  });

  it('when the last toy is the first that is fitted', async () => {
    const asked: number[] = [];
    const backwards: typeof openEnsemble = (spec, options) => {
      const ensemble = openEnsemble(spec, options);
      return {
        ...ensemble,
        runToys: (indices, ...rest) => {
          asked.push(...[...indices].reverse());
          return ensemble.runToys(asked, ...rest);
        },
      };
    };
    const [reference, data] = ['three.arrow', 'obs3.arrow'].map((name) => join(folder, name));
    const out = join(folder, 'backwards');
    const options = { expected: 150, network: [3], starts: 8, toys: TOYS, workers: 2, out };
    await runWith(backwards, { reference, data, ...options }, {});
    expect(asked).toEqual(Array.from({ length: TOYS }, (_, i) => TOYS - 1 - i));
    expect(toysOf('backwards')).toBe(expected);
  });

  it.each([
    [1, 2],
    [2, 1],
  ])('when it is killed (workers: %d) and goes on (workers: %d)', async (before, after) => {
    const out = `killed-${before}-${after}`;
    const { child, ended } = start([...words, '--out', out, '--workers', `${before}`], { cwd: folder });
    const journal = join(folder, out, 'toys.journal');
    const lines = (): number =>
      existsSync(journal) ? readFileSync(journal, 'latin1').split('\n').length : 0;
    while (lines() < TOYS / 3 && child.exitCode === null) await setTimeout(5);
    child.kill('SIGKILL');
    expect((await ended).code).toBe(null);

    const { code, stdout } = await run(out, after);
    const { resumedToys } = JSON.parse(stdout) as Result;
    expect(code).toBe(0);
    expect(resumedToys).toBeGreaterThan(0);
    expect(resumedToys).toBeLessThan(TOYS);
    expect(toysOf(out)).toBe(expected);
  });
});
