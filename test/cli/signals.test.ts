import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
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
