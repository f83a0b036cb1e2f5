/**
 * What `npm pack` makes, installed into an empty folder as a user would: without install scripts, with an npm that
 * nobody has configured. NPLM_NODES names other versions of Node, as for test/bits/machines.test.ts.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Result } from '../../src/run/index.js';
import { writeSamples } from '../bits/smallRuns.js';
import { scratch } from '../run/fixtures.js';
import { expectValid } from '../schema/expectValid.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const nodes = [
  process.execPath,
  ...(process.env.NPLM_NODES ?? '').split(delimiter).filter((path) => path !== ''),
];
const folder = scratch();
afterAll(() => rmSync(folder, { recursive: true }));

/** A registry that only a user's own settings name is given by the environment, and nothing else of them. */
function npmEnvironment(): NodeJS.ProcessEnv {
  const registry = execFileSync('npm', ['config', 'get', 'registry'], { cwd: folder, encoding: 'utf8' });
  return {
    ...process.env,
    NPM_CONFIG_USERCONFIG: '/dev/null',
    NPM_CONFIG_REGISTRY: registry.trim(),
    NPM_CONFIG_UPDATE_NOTIFIER: 'false',
  };
}

const ping = spawnSync('npm', ['ping', '--fetch-retries=0', '--fetch-timeout=10000'], {
  cwd: folder,
  env: npmEnvironment(),
});

describe.skipIf(ping.status !== 0)('the packed tarball (skipped where npm reaches no registry)', () => {
  const home = join(folder, 'home');
  let installed: ReturnType<typeof spawnSync>;

  beforeAll(() => {
    const text = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
      cwd: root,
      encoding: 'utf8',
    });
    const [{ filename }] = JSON.parse(text) as [{ filename: string }];
    mkdirSync(home);
    installed = spawnSync('npm', ['install', '--ignore-scripts', join(folder, filename)], {
      cwd: home,
      env: npmEnvironment(),
      encoding: 'utf8',
    });
    writeSamples(home);
  }, 600_000);

  it('installs without a warning, and takes less than 60 MB', () => {
    expect([installed.status, installed.stderr]).toEqual([0, '']);
    expect(installed.stdout).not.toMatch(/warn|vulnerabilit|deprecated/i);
    const size = Number(
      execFileSync('du', ['-sm', 'node_modules'], { cwd: home, encoding: 'utf8' }).split('\t')[0],
    );
    console.log(`du -sm node_modules: ${size} MB`);
    expect(size).toBeLessThan(60);
  });

  it.each(nodes)('npx nplm works on %s', { timeout: 600_000 }, (node) => {
    const env = { ...npmEnvironment(), PATH: `${dirname(node)}${delimiter}${process.env.PATH}` };
    const nplm = (...words: string[]): string =>
      execFileSync('npx', ['--no-install', 'nplm', ...words], { cwd: home, env, encoding: 'utf8' });
    const out = `out-${nodes.indexOf(node)}`;
    const words = `run --ref x.arrow --data obs.arrow --expected 100 --starts 4 --toys 3 --quiet --json`;
    const result = JSON.parse(nplm(...words.split(' '), '--out', out)) as Result;
    expectValid(result);
    const version = execFileSync(node, ['-p', 'process.versions.node'], { encoding: 'utf8' }).trim();
    expect(result.versions.node).toBe(version);
    expect(readdirSync(join(home, out))).toEqual(
      expect.arrayContaining(['t-distribution.svg', 't-distribution.png', 't-distribution.pdf']),
    );
    expect(nplm('doctor')).toContain('nplm run works here');
    expect(nplm('cite')).toContain('@misc{nplm,');
  });

  it('is a library with types', () => {
    writeFileSync(
      join(home, 'use.mts'),
      `import { runAnalysis } from 'nplm';\nexport const run: typeof runAnalysis = runAnalysis;\n`,
    );
    const tsc = join(root, 'node_modules/typescript/bin/tsc');
    const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2022', '--skipLibCheck'];
    expect(
      spawnSync(process.execPath, [tsc, ...options, 'use.mts'], { cwd: home, encoding: 'utf8' }),
    ).toMatchObject({
      status: 0,
      stdout: '',
    });
  });
});
