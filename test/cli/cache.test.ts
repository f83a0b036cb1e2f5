import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../bits/smallRuns.js';
import { freshCache } from '../freshCache.js';
import { scratch } from '../run/fixtures.js';
import { nplm } from './nplm.js';

const folder = scratch();
const cache = freshCache();
const words = ['run', '--ref', 'ref.arrow', '--data', 'obs.csv', '--expected', '100', '--starts', '8'];
const run = (out: string, more: readonly string[] = [], around = cache) =>
  nplm([...words, '--toys', '6', '--no-figures', '--out', out, ...more], { cwd: folder, cache: around });
const toysOf = (out: string): string => sha256(join(folder, out, 'toys.arrow'));

beforeAll(async () => {
  for (const [events, seed, out] of [
    ['2000', '1', 'ref.arrow'],
    ['100', '2', 'obs.csv'],
  ])
    await nplm(['generate', 'exponential', '--events', events, '--seed', seed, '--out', out], {
      cwd: folder,
    });
});

describe('nplm run', () => {
  it("takes toys from the user's cache, with the same bytes of toys.arrow, and says so", async () => {
    const first = await run('first');
    expect(first.code).toBe(0);
    expect(first.stdout).not.toContain('cache');
    const { code, stdout, stderr } = await run('second');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^seconds .*, 6 of 6 toys from the cache$/m);
    expect(stderr).toMatch(/^toys: 6 of 6 from the cache, .*nplm\/nulls\/[0-9a-f]{64}\.arrow$/m);
    expect(stderr).not.toContain('going on after');
    const without = await run('without', ['--no-cache']);
    expect(without.stdout + without.stderr).not.toContain('from the cache');
    expect([toysOf('second'), toysOf('without')]).toEqual([toysOf('first'), toysOf('first')]);
  });

  it('keeps them where --cache says', async () => {
    expect((await run('elsewhere', ['--cache', 'kept'])).code).toBe(0);
    expect(readdirSync(join(folder, 'kept/nulls'))).toHaveLength(1);
    expect((await run('again', ['--cache', 'kept'])).stdout).toContain('6 of 6 toys from the cache');
  });

  it('keeps none with --no-cache', async () => {
    const none = freshCache();
    expect((await run('none', ['--no-cache'], none)).code).toBe(0);
    expect(existsSync(none)).toBe(false);
  });

  it("warns where the user's cache cannot be written, and goes on", async () => {
    const { code, stderr } = await run('warned', [], join(folder, 'obs.csv'));
    expect(code).toBe(0);
    expect(stderr).toMatch(
      /^warning: no toys are kept for other runs: .*obs.csv\/nplm\/nulls: a part of the path is a file; choose another --cache, or give --no-cache$/m,
    );
  });

  it.each([
    [['--cache', 'obs.csv'], 74, 'nplm: obs.csv/nulls: a part of the path is a file; choose another --cache'],
    [['--cache', 'x', '--no-cache'], 2, 'nplm: --cache and --no-cache exclude each other; leave one out'],
  ])('ends with %j: exit code %d', async (more, code, message) => {
    const ended = await run('refused', more);
    expect([ended.code, ended.stdout]).toEqual([code, '']);
    expect(ended.stderr).toContain(message);
    expect(existsSync(join(folder, 'refused'))).toBe(false);
  });

  it('refuses toys that were tampered with, and says what to do', async () => {
    const changed = join(folder, 'changed');
    await run('before', ['--cache', changed]);
    const [name] = readdirSync(join(changed, 'nulls'));
    const path = join(changed, 'nulls', name);
    writeFileSync(path, readFileSync(path).subarray(0, -9));
    const { code, stderr } = await run('after', ['--cache', changed]);
    expect(code).toBe(65);
    expect(stderr).toMatch(/nplm: .*: it is not as nplm wrote it: .*; remove this file, or give --no-cache/);
  });
});
