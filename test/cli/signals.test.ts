import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { inProcess } from '../faults/inProcess.js';
import { start } from './nplm.js';

it.each([20, 60, 100, 200])('SIGUSR1 after %d ms leaves no inspector open', async (delay) => {
  const { child, ended } = start(['run', '--ref', 'none', '--data', 'none']);
  await setTimeout(delay);
  child.kill('SIGUSR1');
  const { code, stderr } = await ended;
  // Before Node hears signals it is ended by this one; until its first statement, Node opens the inspector, which is
  // then closed and the signal heard; late, the run has already found that its files are missing.
  if (stderr.includes('Debugger listening')) expect([code, delay]).toEqual([75, delay]);
  else expect([null, 75, 66]).toContain(code);
});

describe('a signal that came while a command was busy', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nplm-signals-'));
  writeFileSync(join(folder, 'events.csv'), 'x,y\n1.5,2\n2.5,3\n');
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each([
    [['info', 'events.csv']],
    [['convert', 'events.csv', 'out.arrow']],
    [['generate', 'exponential', '--events', '10', '--out', 'out.arrow']],
    [['run', '--ref', 'events.csv', '--data', 'events.csv', '--out', 'run']],
  ])('ends %j, which writes nothing', async (words) => {
    for (const [name, code] of [
      ['SIGINT', 130],
      ['SIGTERM', 75],
    ] as const) {
      const stderr = 'nplm: stopped before anything was written\n';
      expect(await inProcess(words, folder, AbortSignal.abort(name))).toEqual({ code, stdout: '', stderr });
    }
    expect(readdirSync(folder)).toEqual(['events.csv']);
  });
});
