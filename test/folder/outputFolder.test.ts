import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lockFolder, refuseHeld } from '../../src/folder/folderLock.js';
import { stableJson } from '../../src/folder/stableJson.js';
import { runWith } from '../../src/run/runAnalysis.js';
import { fakeEnsemble, scratch, smallRun } from '../run/fixtures.js';

function filesIn(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  );
}

describe('the output folder', () => {
  it('refuses a folder with files that are not of nplm', async () => {
    const config = smallRun();
    mkdirSync(config.out);
    writeFileSync(join(config.out, 'notes.txt'), 'mine');
    await expect(runWith(fakeEnsemble().open, config, {})).rejects.toMatchObject({ kind: 'usage' });
    expect(existsSync(join(config.out, 'config.json'))).toBe(false);
  });

  // Node's own recursive mkdir never returns here.
  it.runIf(existsSync('/proc/self'))('where none can be made is a fault at once', async () => {
    const config = smallRun({ out: '/proc/nplm/out' });
    await expect(runWith(fakeEnsemble().open, config, {})).rejects.toMatchObject({ kind: 'output' });
  });

  it('never replaces a file that nplm did not write, even with --force', async () => {
    const config = smallRun({ force: true });
    mkdirSync(config.out);
    writeFileSync(join(config.out, 'result.json'), 'mine');
    await expect(runWith(fakeEnsemble().open, config, {})).rejects.toThrow(
      /result.json: a file that nplm did not write is in the way/,
    );
    expect(readFileSync(join(config.out, 'result.json'), 'utf8')).toBe('mine');
    expect(existsSync(join(config.out, 'config.json'))).toBe(false);
  });

  it.each(['precious.txt\n', 'a/b\n', '# a list\nprecious.txt\n', '# nplm/manifest/1\nprecious.txt\n'])(
    'takes a manifest.txt of the user for no manifest (%j), even with --force',
    async (text) => {
      const config = smallRun();
      mkdirSync(config.out);
      writeFileSync(join(config.out, 'precious.txt'), 'mine');
      writeFileSync(join(config.out, 'manifest.txt'), text);
      for (const force of [false, true]) {
        await expect(runWith(fakeEnsemble().open, { ...config, force }, {})).rejects.toMatchObject({
          kind: 'usage',
        });
        expect(filesIn(config.out)).toEqual({ 'manifest.txt': text, 'precious.txt': 'mine' });
      }
    },
  );

  it.each(['manifest.txt', 'manifest.txt.tmp', 'config.json.tmp', 'toys.arrow.tmp', 'lock', 'lock.md'])(
    'leaves a file of the user that has the name %s',
    async (name) => {
      const config = smallRun();
      mkdirSync(config.out);
      writeFileSync(join(config.out, name), 'mine');
      await expect(runWith(fakeEnsemble().open, config, {})).rejects.toMatchObject({ kind: 'usage' });
      expect(filesIn(config.out)).toEqual({ [name]: 'mine' });
      const forced = runWith(fakeEnsemble().open, { ...config, force: true }, {});
      await forced.catch((error: unknown) => expect(error).toMatchObject({ kind: 'usage' }));
      expect(readFileSync(join(config.out, name), 'utf8')).toBe('mine');
    },
  );

  it.each(['manifest.txt', 'manifest.txt.tmp', 'config.json', 'config.json.tmp', 'toys.journal', 'lock'])(
    'writes through no link that has the name %s',
    async (name) => {
      const config = smallRun({ force: true });
      mkdirSync(config.out);
      const outside = join(config.out, '../outside.txt');
      symlinkSync(outside, join(config.out, name));
      await expect(runWith(fakeEnsemble().open, config, {})).rejects.toMatchObject({ kind: 'usage' });
      expect(existsSync(outside)).toBe(false);
    },
  );

  it('removes nothing outside the folder, whatever the manifest says', async () => {
    const config = smallRun();
    await runWith(fakeEnsemble().open, config, {});
    const outside = join(config.out, '../outside.txt');
    writeFileSync(outside, 'mine');
    appendFileSync(join(config.out, 'manifest.txt'), 'begun ../outside.txt\n');
    await expect(runWith(fakeEnsemble().open, { ...config, force: true }, {})).rejects.toMatchObject({
      kind: 'usage',
    });
    expect(readFileSync(outside, 'utf8')).toBe('mine');
  });

  it('is a fault of kind output where the path is a file', async () => {
    const config = smallRun();
    await expect(runWith(fakeEnsemble().open, { ...config, out: config.data }, {})).rejects.toMatchObject({
      kind: 'output',
    });
  });
});

describe('the lock', () => {
  it('keeps out a second holder and is gone when given back', () => {
    const path = join(scratch(), 'lock');
    const unlock = lockFolder(path);
    expect(() => lockFolder(path)).toThrow(`process ${process.pid} on ${hostname()} is at work`);
    unlock();
    lockFolder(path)();
    expect(existsSync(path)).toBe(false);
  });

  it('of a process that lives blocks', async () => {
    const path = join(scratch(), 'lock');
    const child = spawn('sleep', ['60']);
    try {
      await once(child, 'spawn');
      const stat = readFileSync(`/proc/${child.pid}/stat`, 'latin1');
      const started = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
      writeFileSync(path, JSON.stringify({ host: hostname(), pid: child.pid, started }));
      expect(() => lockFolder(path)).toThrow('is at work');
      // The same number, another process.
      writeFileSync(path, JSON.stringify({ host: hostname(), pid: child.pid, started: '1' }));
      lockFolder(path)();
    } finally {
      child.kill();
    }
  });

  it('left by a killed process does not block', () => {
    const path = join(scratch(), 'lock');
    const { pid } = spawnSync('true');
    writeFileSync(path, JSON.stringify({ host: hostname(), pid, started: '1' }));
    lockFolder(path)();
  });

  it.each(['', '{', '3', 'null', 'mine'])('that is none (%j) is not removed', (content) => {
    const path = join(scratch(), 'lock');
    writeFileSync(path, content);
    expect(() => lockFolder(path)).toThrow('a file that is no lock of nplm has its name');
    expect(readFileSync(path, 'utf8')).toBe(content);
  });

  it('in a folder that is a circle of links is not looked for', () => {
    const path = scratch();
    symlinkSync('b', join(path, 'a'));
    symlinkSync('a', join(path, 'b'));
    expect(() => refuseHeld(join(path, 'a', 'lock'))).toThrow('its links lead in a circle');
  });

  it('of another host blocks while it is touched now and then', () => {
    const path = join(scratch(), 'lock');
    writeFileSync(path, JSON.stringify({ host: 'elsewhere', pid: 1, started: '1' }));
    expect(() => lockFolder(path)).toThrow('process 1 on elsewhere');
    const past = new Date(Date.now() - 300_000);
    utimesSync(path, past, past);
    lockFolder(path)();
  });
});

describe('stableJson', () => {
  it('orders keys at every depth and leaves out what is undefined', () => {
    expect(stableJson({ b: [{ d: 1, c: null }], a: undefined })).toBe(
      '{\n  "b": [\n    {\n      "c": null,\n      "d": 1\n    }\n  ]\n}\n',
    );
  });

  it.each([NaN, Infinity, -Infinity])('refuses %d and says where', (value) => {
    expect(() => stableJson({ a: [{ b: value }] })).toThrow(`a.0.b is ${value} in a result`);
  });
});
