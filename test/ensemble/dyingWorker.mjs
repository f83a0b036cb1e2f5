/**
 * A worker that dies, for tests: as NPLM_TEST_DYING says, under which toy (or at its start), how, and how often. Each
 * death leaves a file in a folder, so that threads count together.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import work from '../../dist/src/ensemble/worker.js';

const { folder, under, how, times } = JSON.parse(process.env.NPLM_TEST_DYING);

if (under === 'start') dieOnce();

export default function (task) {
  if (task.kind === 'toy' && task.index === under) dieOnce();
  return work(task);
}

function dieOnce() {
  for (let death = 1; death <= times; death++) {
    try {
      writeFileSync(join(folder, `death-${death}`), '', { flag: 'wx' });
    } catch {
      continue;
    }
    if (how === 'exit') process.exit(7);
    if (how === 'heap') for (const all = []; ;) all.push(new Array(1000).fill(death + all.length / 2));
    throw new RangeError('thrown at the start');
  }
}
