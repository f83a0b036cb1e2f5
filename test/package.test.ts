import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { published } from './schema/published.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const json = (name: string): unknown => JSON.parse(readFileSync(`${root}${name}`, 'utf8'));

it('no package that is installed with nplm has an install script', () => {
  const { packages } = json('package-lock.json') as {
    packages: Record<string, { dev?: boolean; hasInstallScript?: boolean }>;
  };
  const installed = Object.entries(packages).filter(([path, { dev }]) => path !== '' && dev !== true);
  expect(installed.length).toBeGreaterThan(5);
  expect(installed.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path)).toEqual([]);
  const { scripts } = json('package.json') as { scripts: Record<string, string> };
  for (const name of ['preinstall', 'install', 'postinstall']) expect(scripts).not.toHaveProperty(name);
});

it('CITATION.cff has the version of the package', () => {
  const { version } = json('package.json') as { version: string };
  expect(readFileSync(`${root}CITATION.cff`, 'utf8')).toMatch(new RegExp(`^version: ${version}$`, 'm'));
});

it('the package has the command, the types, the schemas and the citation, and nothing of the tests', () => {
  const text = execFileSync('npm', ['pack', '--dry-run', '--ignore-scripts', '--json'], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [{ files }] = JSON.parse(text) as [{ files: { path: string }[] }];
  const paths = files.map(({ path }) => path);
  expect(paths).toEqual(
    expect.arrayContaining([
      'dist/src/cli/main.js',
      'dist/src/index.js',
      'dist/src/index.d.ts',
      'CITATION.cff',
      'LICENSE',
      'README.md',
      'schema/run-options.schema.json',
      ...Object.values(published).map(({ path }) => path),
    ]),
  );
  expect(paths.filter((path) => /^(test|bench|paper-figures|dist\/(test|bench))\//.test(path))).toEqual([]);
});
