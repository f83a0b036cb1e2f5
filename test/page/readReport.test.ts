import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { reportOf } from '../../src/cli/reportOf.js';
import { readReport } from '../../src/page/index.js';
import { runWith } from '../../src/run/runAnalysis.js';
import { inProcess } from '../faults/inProcess.js';
import { fakeEnsemble, scratch, smallRun } from '../run/fixtures.js';

const folder = scratch();
let done: string;
let other: string;
beforeAll(async () => {
  const made = async (name: string, seed: number): Promise<string> => {
    const config = smallRun({ out: join(folder, name), seed });
    await runWith(fakeEnsemble().open, config, {});
    return config.out;
  };
  done = await made('done', 1);
  other = await made('other', 2);
});

/** A copy of the finished run, changed. */
function copied(change: (path: string) => void): string {
  const path = join(folder, `copy-${Math.random()}`);
  cpSync(done, path, { recursive: true });
  change(path);
  return path;
}

describe('what a report is read from', () => {
  it('is the folder of a finished run', () => {
    const { result, histograms, toys, events } = readReport(done);
    expect(result.schema).toBe('nplm/result/1');
    expect(histograms.columns.map(({ name }) => name)).toEqual(['x']);
    expect([toys.length, events.rows, events.f.length]).toEqual([20, 95, 95]);
  });

  it.each([
    ['no run', (path: string) => rmSync(join(path, 'manifest.txt')), 'missing', /not a folder that nplm run/],
    [
      'a file that is gone',
      (path: string) => rmSync(join(path, 'events.arrow')),
      'missing',
      /cannot be read/,
    ],
    [
      'a file of another run',
      (path: string) => cpSync(join(other, 'toys.arrow'), join(path, 'toys.arrow')),
      'content',
      /toys\.arrow: it is not as the run wrote it/,
    ],
    [
      'a file that was edited',
      (path: string) => writeFileSync(join(path, 'result.json'), '{"schema":"nplm/result/1"}'),
      'content',
      /result\.json: it is not as the run wrote it/,
    ],
    [
      'a run without histograms',
      (path: string) => {
        const manifest = join(path, 'manifest.txt');
        const lines = readFileSync(manifest, 'utf8').split('\n');
        writeFileSync(manifest, lines.filter((line) => !line.endsWith('histograms.json')).join('\n'));
      },
      'missing',
      /older than the report/,
    ],
  ] as const)('is not %s', (_, change, kind, message) => {
    const path = copied(change);
    expect(() => readReport(path)).toThrow(
      expect.objectContaining({ kind, message: expect.stringMatching(message) as string }),
    );
  });
});

describe('nplm report', () => {
  it('writes into the folder, which then owns the file', async () => {
    const path = copied(() => undefined);
    expect(await inProcess(['report', path], folder)).toMatchObject({ code: 0 });
    const html = readFileSync(join(path, 'report.html'));
    expect(html.equals(reportOf(path))).toBe(true);
    expect(readFileSync(join(path, 'manifest.txt'), 'utf8')).toMatch(/^[0-9a-f]{8} \d+ report\.html$/m);
    // Its own file needs no --force.
    expect(await inProcess(['report', path], folder)).toMatchObject({ code: 0 });
  });

  it('leaves a file of somebody else', async () => {
    const path = copied((copy) => writeFileSync(join(copy, 'report.html'), 'mine'));
    const { code, stderr } = await inProcess(['report', path], folder);
    expect([code, readFileSync(join(path, 'report.html'), 'utf8')]).toEqual([2, 'mine']);
    expect(stderr).toContain('a file that nplm did not write is in the way');
    expect(await inProcess(['report', path, '--force'], folder)).toMatchObject({ code: 0 });
  });

  it('takes no result for the place of a report', async () => {
    const out = join(done, 'result.json');
    const before = readFileSync(out);
    const { code, stderr } = await inProcess(['report', done, '--out', out, '--force'], folder);
    expect(code).toBe(2);
    expect(stderr).toContain('ends in .html');
    expect(readFileSync(out).equals(before)).toBe(true);
  });

  it('writes elsewhere', async () => {
    mkdirSync(join(folder, 'talk'));
    const out = join(folder, 'talk', 'a.html');
    expect(await inProcess(['report', done, '--out', out], folder)).toMatchObject({ code: 0 });
    expect(existsSync(out)).toBe(true);
    expect(existsSync(join(done, 'report.html'))).toBe(false);
  });
});
