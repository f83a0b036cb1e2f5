/**
 * A run that is ended at random moments, by every signal a batch system knows: the same command goes on, and leaves
 * what an undisturbed run leaves, bit for bit.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nplm, start } from '../cli/nplm.js';
import { digestsOf } from '../faults/digestsOf.js';
import { writeGood } from '../faults/samples.js';
import { purposes, Stream } from '../../src/random/index.js';
import { scratch } from '../run/fixtures.js';

const folder = scratch();
const options = { cwd: folder };
const words = (out: string): string[] => [
  ...['run', '--ref', 'ref.arrow', '--data', 'obs.arrow', '--network', '2', '--toys', '30', '--starts', '4'],
  ...['--workers', '2', '--quiet', '--out', out],
];
/** Of each signal; a run is ended again and again until a call comes through. */
const KILLS = 10;

let undisturbed: unknown;
/** Of a whole run, start and figures included. */
let milliseconds = 0;

beforeAll(async () => {
  writeGood(folder);
  const begin = performance.now();
  const { code, stderr } = await nplm(words('whole'), options);
  expect(code, stderr).toBe(0);
  milliseconds = performance.now() - begin;
  undisturbed = digestsOf(join(folder, 'whole'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe.each([
  ['SIGINT', [130, null]],
  ['SIGTERM', [75, null]],
  ['SIGUSR1', [75, null]],
  ['SIGKILL', [null]],
] as const)('%s', (signal, codes) => {
  it(`at ${KILLS} random moments costs no bit`, { timeout: 200_000 }, async () => {
    const stream = new Stream(1, purposes.jitter, signal.length + signal.charCodeAt(3));
    const ends: (number | null)[] = [];
    let run = 0;
    let through = 0;
    while (ends.length < KILLS) {
      const { child, ended } = start(words(`${signal}-${run}`), options);
      const wait = new AbortController();
      const delay = setTimeout(stream.uniform() * milliseconds, undefined, { signal: wait.signal }).then(
        () => child.kill(signal),
        () => undefined,
      );
      const { code, stderr } = await ended;
      wait.abort();
      await delay;
      if (code === 0) {
        through++;
        expect(digestsOf(join(folder, `${signal}-${run}`))).toEqual(undisturbed);
        run++;
        continue;
      }
      expect(codes, stderr).toContain(code);
      ends.push(code);
    }
    const { code, stderr } = await nplm(words(`${signal}-${run}`), options);
    expect(code, stderr).toBe(0);
    expect(digestsOf(join(folder, `${signal}-${run}`))).toEqual(undisturbed);
    console.log(
      `${signal}: ${ends.length} calls ended by it, ${through + 1} runs came through, all bits equal`,
    );
  });
});
