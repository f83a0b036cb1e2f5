import { execFile } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, expect, it } from 'vitest';
import { drawBenchmark, findLaw, writeCsv } from '../src/index.js';
import { scratch } from './run/fixtures.js';

const library = new URL('../dist/src/index.js', import.meta.url).href;

const run = promisify(execFile);
const folder = scratch();
afterAll(() => rmSync(folder, { recursive: true }));

/** A hook that lets the import fail whose module the library must not need. */
const refuse = `export function resolve(name, context, next) {
  if (/^(commander|yaml)(\\/|$)/.test(name)) throw new Error(name + ' is loaded by ' + context.parentURL);
  return next(name, context);
}`;

const script = `
  import { register, syncBuiltinESMExports } from 'node:module';
  import threads from 'node:worker_threads';
  register('data:text/javascript,' + encodeURIComponent(${JSON.stringify(refuse)}));
  threads.Worker = class { constructor() { throw new Error('a worker is started'); } };
  syncBuiltinESMExports();
  const { runAnalysis } = await import(${JSON.stringify(library)});
  console.log(typeof runAnalysis);`;

it('importing the library loads no command line, reads no YAML and starts no worker', async () => {
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script]);
  expect(stdout).toBe('function\n');
});

function example(name: string, ...words: string[]): Promise<{ stdout: string; stderr: string }> {
  const path = fileURLToPath(new URL(`../examples/${name}`, import.meta.url));
  return run(process.execPath, [path, ...words], { cwd: folder });
}

it('examples/files.mjs: two files to Z and figures', async () => {
  const law = findLaw('exponential');
  for (const [name, events, seed] of [
    ['sm.csv', 2000, 1],
    ['obs.csv', 200, 2],
  ] as const) {
    const [values] = drawBenchmark(law, { events, seed });
    writeFileSync(join(folder, name), writeCsv([{ name: 'x', values }]));
  }
  const { stdout } = await example('files.mjs', 'sm.csv', 'obs.csv');
  expect(stdout).toMatch(/^Z = \S+ by (toys|limit); figures are in sm-obs$/m);
  expect(existsSync(join(folder, 'sm-obs', 't-distribution.svg'))).toBe(true);
});

it('examples/arrays.mjs: arrays to Z', async () => {
  const { stdout } = await example('arrays.mjs');
  expect(stdout).toMatch(/^t = [\d.]+, p = 0\.\d+, Z = \S+ by (toys|limit)\n$/);
});
