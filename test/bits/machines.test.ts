/**
 * The same bits on other Node versions and other processors: NPLM_NODES names binaries, or scripts that stand for one,
 * separated as in PATH. `.ci/run` gives Node 20, 22 and 24; `arm64.sh` a Node for arm64 under emulation.
 */
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { delimiter } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scratch } from '../run/fixtures.js';
import { runOn, smallRuns, writeSamples, type Bits } from './smallRuns.js';

const nodes = (process.env.NPLM_NODES ?? '').split(delimiter).filter((path) => path !== '');
/** Emulated, a run takes minutes. */
const timeout = 1_800_000;

const folder = scratch();
beforeAll(() => writeSamples(folder));
afterAll(() => rmSync(folder, { recursive: true }));

/** What a binary says it is. */
function nameOf(node: string): string {
  return execFileSync(node, ['-p', '`Node ${process.versions.node} on ${process.arch}`'], {
    encoding: 'utf8',
  }).trim();
}

describe.each(Object.entries(smallRuns))('%s', (name, words) => {
  if (nodes.length === 0) {
    it.skip('the bits of another Node (NPLM_NODES names none; .ci/run does)');
    return;
  }
  const out = Object.keys(smallRuns).indexOf(name);
  let here: Bits;
  beforeAll(async () => {
    here = await runOn(process.execPath, words, folder, `${out}-here`);
  }, timeout);

  it.each(nodes.map((node) => [nameOf(node), node]))(
    `%s: the bits of ${nameOf(process.execPath)}`,
    { timeout },
    async (_, node) => {
      const begin = performance.now();
      const there = await runOn(node, words, folder, `${out}-${nodes.indexOf(node)}`);
      const seconds = (performance.now() - begin) / 1000;
      console.log(
        `${nameOf(node)}, ${name}: toys.arrow ${there.sha256['toys.arrow']}, ${seconds.toFixed(1)} s`,
      );
      expect(there.sha256).toEqual(here.sha256);
      expect(Object.keys(there.numbers)).toEqual(Object.keys(here.numbers));
      // p and Z are derived by functions of the engine, which differ in their last bits.
      for (const [path, value] of Object.entries(here.numbers))
        expect(Math.abs(there.numbers[path] - value), path).toBeLessThanOrEqual(1e-12 * Math.abs(value));
    },
  );
});
