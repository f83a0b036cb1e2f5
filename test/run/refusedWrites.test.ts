/** Runs whose files the system refuses: each says so by exit code 74, and what it leaves is no obstacle. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type * as fs from 'node:fs';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { runWith } from '../../src/run/runAnalysis.js';
import { fakeEnsemble, smallRun } from './fixtures.js';

/** The name of a file that the system refuses to remove. */
let stuck: string | undefined;
afterEach(() => (stuck = undefined));
vi.mock('node:fs', async (original) => {
  const real = await original<typeof fs>();
  const rm: typeof real.rmSync = (path, options) => {
    if (stuck !== undefined && String(path).endsWith(stuck))
      throw Object.assign(new Error('refused'), { code: 'EACCES' });
    real.rmSync(path, options);
  };
  return { ...real, rmSync: rm };
});

const main = fileURLToPath(new URL('../../dist/src/cli/main.js', import.meta.url));
const PRLIMIT = '/usr/bin/prlimit';

/** Runs the command, no file of which may grow beyond so many bytes; returns the exit code. */
function runIn(config: ReturnType<typeof smallRun>, bytes: number): Promise<number> {
  const { reference, data, out } = config;
  const words = `run --ref ${reference} --data ${data} --expected 100 --toys 0 --starts 1 --workers 1 --out ${out}`;
  const args = [`--fsize=${bytes}`, process.execPath, main, ...words.split(' ')];
  return new Promise((resolve) => {
    execFile(PRLIMIT, args, (error) => resolve(error === null ? 0 : Number(error.code)));
  });
}

describe('a full disk', () => {
  // The lock is refused at 20 bytes, the configuration at 100 and 300.
  it.runIf(existsSync(PRLIMIT)).each([20, 100, 300])(
    'at %d bytes: exit code 74, and nothing is left',
    async (bytes) => {
      const config = smallRun();
      expect(await runIn(config, bytes)).toBe(74);
      expect(existsSync(config.out)).toBe(false);
      mkdirSync(config.out);
      expect(await runIn(config, bytes)).toBe(74);
      expect(readdirSync(config.out)).toEqual([]);
    },
  );

  it.runIf(existsSync(PRLIMIT))('the same command goes on when there is space', async () => {
    const config = smallRun();
    const left: string[][] = [];
    for (const bytes of [100, 1000, 1500, 2500]) {
      expect([0, 74]).toContain(await runIn(config, bytes));
      if (existsSync(config.out)) left.push(readdirSync(config.out));
    }
    expect(left.flat().filter((name) => name.startsWith('lock'))).toEqual([]);
    expect(await runIn(config, 1e9)).toBe(0);
  });
});

describe('a folder of a run that was killed before its first file was whole', () => {
  const HEADER = '# nplm/manifest/1\n';

  it.each([
    ['manifest.txt', ''],
    ['manifest.txt', HEADER],
    ['manifest.txt', `${HEADER}begun config.json\n`],
    ['manifest.txt.tmp', ''],
    ['manifest.txt.tmp', '# nplm/man'],
    ['manifest.txt.tmp', `${HEADER}begun conf`],
    ['lock.12', ''],
  ])('is taken as empty: %s with %j', async (name, text) => {
    const config = smallRun();
    mkdirSync(config.out);
    writeFileSync(join(config.out, name), text);
    if (text.includes('config.json')) writeFileSync(join(config.out, 'config.json.tmp'), '{');
    expect((await runWith(fakeEnsemble().open, config, {})).status).toBe('new');
    expect(readdirSync(config.out).filter((left) => left.endsWith('.tmp'))).toEqual([]);
  });

  it('but nothing of a run whose configuration is gone is lost', async () => {
    const config = smallRun();
    await runWith(fakeEnsemble().open, config, {});
    rmSync(join(config.out, 'config.json'));
    await expect(runWith(fakeEnsemble().open, config, {})).rejects.toThrow('a run that cannot be read');
    expect(existsSync(join(config.out, 'result.json'))).toBe(true);
  });

  it('and a configuration of the user is never removed', async () => {
    const config = smallRun({ force: true });
    mkdirSync(config.out);
    writeFileSync(join(config.out, 'config.json'), 'mine');
    await expect(runWith(fakeEnsemble().open, config, {})).rejects.toThrow('nplm did not write');
    expect(readFileSync(join(config.out, 'config.json'), 'utf8')).toBe('mine');
  });
});

describe('a file that cannot be', () => {
  it('removed is a fault of kind output', async () => {
    stuck = 'toys.journal';
    await expect(runWith(fakeEnsemble().open, smallRun(), {})).rejects.toMatchObject({ kind: 'output' });
  });

  it('read, the manifest, is a fault of kind output', async () => {
    const config = smallRun();
    mkdirSync(join(config.out, 'manifest.txt'), { recursive: true });
    await expect(runWith(fakeEnsemble().open, config, {})).rejects.toMatchObject({ kind: 'output' });
  });

  it('opened, the journal, costs no toy of an earlier call', async () => {
    const config = smallRun();
    const controller = new AbortController();
    const first = runWith(fakeEnsemble().open, config, {
      signal: controller.signal,
      progress: ({ done }) => done === 7 && controller.abort(),
    });
    await expect(first).rejects.toMatchObject({ kind: 'interrupted' });
    const path = join(config.out, 'toys.journal');
    const journal = readFileSync(path);
    rmSync(path);
    mkdirSync(path);
    await expect(runWith(fakeEnsemble().open, config, {})).rejects.toMatchObject({ kind: 'output' });
    rmSync(path, { recursive: true });
    writeFileSync(path, journal);
    expect((await runWith(fakeEnsemble().open, config, {})).result.resumedToys).toBe(7);
  });
});
