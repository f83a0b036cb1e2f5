import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const library = new URL('../dist/src/index.js', import.meta.url).href;

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
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script]);
  expect(stdout).toBe('function\n');
});
