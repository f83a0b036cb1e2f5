import { availableParallelism } from 'node:os';
import { execFileSync } from 'node:child_process';
import { openEnsemble, shareState, ToyFitter } from '../src/ensemble/index.js';
import { poolSpec } from './poolSpec.js';
import type { Row } from './row.js';

const TOYS = 60;
const MEBIBYTE = 1048576;

/** The pool against a plain loop, and what a worker costs in memory. */
export async function pool(note: (text: string) => void): Promise<Row[]> {
  const spec = poolSpec();
  const indices = Array.from({ length: TOYS }, (_, index) => index);
  note(`${TOYS} toys in a plain loop, then on two workers`);
  const fitter = new ToyFitter(shareState(spec, 1), 0);
  fitter.toy(0);
  let begin = performance.now();
  for (const index of indices) fitter.toy(index);
  const plain = (performance.now() - begin) / 1000;

  const seconds: number[] = [];
  for (const workers of [1, 2]) {
    const ensemble = openEnsemble(spec, { workers });
    await ensemble.runToys([0, 1], () => undefined);
    begin = performance.now();
    await ensemble.runToys(indices, () => undefined);
    seconds.push((performance.now() - begin) / 1000);
    await ensemble.close();
  }
  const worker = (residentWith(3) - residentWith(1)) / 2 / MEBIBYTE;
  return [
    {
      what: 'two workers against the same toys in a plain loop without a pool',
      bar: '1.8 times or better',
      measured: `${(plain / seconds[1]).toFixed(2)} times (${TOYS} toys, ${plain.toFixed(1)} s against ${seconds[1].toFixed(1)} s, ${availableParallelism()} cores)`,
      holds: plain / seconds[1] >= 1.8,
    },
    {
      what: 'univariate null toy, all overhead included: one worker, drawing, messages',
      bar: 'at most 0.5 s on one core',
      measured: `${(seconds[0] / TOYS).toFixed(2)} s`,
      holds: seconds[0] / TOYS <= 0.5,
    },
    {
      what: 'memory of a worker beyond the shared reference: a process with three less one with one, halved',
      bar: 'under 150 MB',
      measured: `${worker.toFixed(0)} MiB`,
      holds: worker * MEBIBYTE < 150e6,
    },
  ];
}

/** Resident bytes of a process whose pool of so many workers has fitted toys. */
function residentWith(workers: number): number {
  const script = new URL('./poolMemory.js', import.meta.url).pathname;
  return Number(execFileSync(process.execPath, [script, String(workers)], { encoding: 'utf8' }));
}
