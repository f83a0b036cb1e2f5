/** What the system refuses: files without permission, folders that cannot be written, a full disk, a second run. */
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { lockFolder } from '../../src/folder/folderLock.js';
import { digestsOf } from '../faults/digestsOf.js';
import { inProcess } from '../faults/inProcess.js';
import { writeGood } from '../faults/samples.js';

const isRoot = process.getuid?.() === 0;
const NOBODY = 65534;
const words = ['run', '--ref', 'ref.arrow', '--data', 'obs.arrow', '--network', '2', '--starts', '1'];
const run = (out: string, toys: number): string[] => [
  ...words,
  ...['--out', out, '--toys', `${toys}`, '--workers', '1', '--quiet'],
];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nplm-test-'));
  chmodSync(folder, 0o755);
  writeGood(folder);
});

/** Permissions hold for everybody but root. */
async function withoutRights<T>(act: () => Promise<T>): Promise<T> {
  if (!isRoot) return act();
  process.seteuid!(NOBODY);
  try {
    return await act();
  } finally {
    process.seteuid!(0);
  }
}

describe('without permission', () => {
  it('a file that may not be read is missing', async () => {
    chmodSync(join(folder, 'obs.arrow'), 0);
    const { code, stderr } = await withoutRights(() => inProcess(run('out', 0), folder));
    expect([code, stderr]).toEqual([66, 'nplm: obs.arrow: it may not be read; check --data\n']);
    expect(existsSync(join(folder, 'out'))).toBe(false);
  });

  it('a folder below one that may not be written is refused before the first fit', async () => {
    chmodSync(folder, 0o555);
    const { code, stderr } = await withoutRights(() => inProcess(run('out', 0), folder));
    expect(stderr).toMatch(/^nplm: out.*: it may not be written; choose another --out\n$/);
    expect(code).toBe(74);
    expect(readdirSync(folder).sort()).toEqual(['obs.arrow', 'ref.arrow']);
  });

  it('a folder that is there and may not be written stays empty', async () => {
    mkdirSync(join(folder, 'out'));
    chmodSync(join(folder, 'out'), 0o555);
    const { code, stderr } = await withoutRights(() => inProcess(run('out', 0), folder));
    expect(stderr).toMatch(/^nplm: out.*: it may not be written; choose another --out\n$/);
    expect([code, readdirSync(join(folder, 'out'))]).toEqual([74, []]);
  });

  it('a finished run in a folder that may not be written is read as it is', async () => {
    expect((await inProcess(run('out', 2), folder)).code).toBe(0);
    const before = digestsOf(join(folder, 'out'));
    chmodSync(join(folder, 'out'), 0o555);
    const again = await withoutRights(() => inProcess(run('out', 2), folder));
    expect([again.code, again.stderr]).toEqual([0, '']);
    const other = await withoutRights(() => inProcess([...run('out', 3), '--force'], folder));
    expect(other.code).toBe(74);
    expect(digestsOf(join(folder, 'out'))).toEqual(before);
  });
});

it('a second run in a folder is refused by the name of the first', async () => {
  mkdirSync(join(folder, 'out'));
  const unlock = lockFolder(join(folder, 'out/lock'));
  const { code, stderr } = await inProcess(run('out', 0), folder);
  unlock();
  const holder = `process ${process.pid} on ${hostname()}`;
  expect([code, stderr]).toEqual([
    73,
    `nplm: out/lock: ${holder} is at work in this folder; wait for it, or choose another --out\n`,
  ]);
  expect((await inProcess(run('out', 0), folder)).code).toBe(0);
});

it('a file in place of the folder, and one in its path, are left as they are', async () => {
  writeFileSync(join(folder, 'out'), 'mine');
  for (const out of ['out', 'out/below']) {
    const { code, stderr } = await inProcess(run(out, 0), folder);
    expect([code, stderr]).toEqual([74, expect.stringMatching(/it exists and is no folder|is a file/)]);
  }
});

/** A disk so small that it is full soon; only root can make one. */
describe.runIf(isRoot && mayMount())('on a full disk', () => {
  const disk = mkdtempSync(join(tmpdir(), 'nplm-disk-'));
  const mounted = (size: string, remount = ''): void =>
    void execFileSync('mount', ['-t', 'tmpfs', '-o', `${remount}size=${size}`, 'tmpfs', disk]);
  it.each([
    ['toys', '24k', 150],
    ['figures', '76k', 2],
  ])(
    'during %s: exit code 74, and the same command ends the run when there is space',
    async (when, size, toys) => {
      mounted(size);
      const out = join(disk, 'out');
      const { code, stderr } = await inProcess(run(out, toys), folder);
      expect(stderr).toMatch(/: there is no space left on the disk; free some space and run again\n$/);
      expect(code).toBe(74);
      const left = readdirSync(out);
      expect(left).not.toContain('lock');
      expect(left.filter((name) => name.endsWith('.tmp'))).toEqual([]);
      expect([left.includes('result.json'), left.includes('toys.journal')]).toEqual([
        when === 'figures',
        when === 'toys',
      ]);
      mounted('8m', 'remount,');
      const rest = await inProcess(run(out, toys), folder);
      expect(rest.code, rest.stderr).toBe(0);
      const whole = join(folder, 'whole');
      expect((await inProcess(run(whole, toys), folder)).code).toBe(0);
      expect(digestsOf(out)).toEqual(digestsOf(whole));
      rmSync(out, { recursive: true });
      execFileSync('umount', [disk]);
      mounted('8k');
    },
  );
});

function mayMount(): boolean {
  const at = mkdtempSync(join(tmpdir(), 'nplm-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8k', 'tmpfs', at], { stdio: 'ignore' });
    execFileSync('umount', [at]);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(at, { recursive: true });
  }
}
