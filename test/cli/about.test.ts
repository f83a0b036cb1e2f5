import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { bibtexOf } from '../../src/cli/bibtexOf.js';
import { diagnosisText, type Diagnosis } from '../../src/cli/doctorCommand.js';
import { isAtLeast } from '../../src/cli/examine.js';
import { nplm } from './nplm.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const main = join(root, 'dist/src/cli/main.js');

describe('nplm cite', () => {
  it('prints the papers of the method and this version', async () => {
    const { code, stdout } = await nplm(['cite']);
    expect(code).toBe(0);
    expect(stdout.match(/^@\w+\{\w+,$/gm)).toEqual([
      '@article{DAgnolo2019,',
      '@article{DAgnolo2021,',
      '@misc{nplm,',
    ]);
    for (const eprint of ['1806.02350', '1912.12155']) expect(stdout).toContain(`eprint = {${eprint}}`);
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    expect(stdout).toContain(`note = {Version ${version}}`);
    // Each brace has its other.
    expect(stdout.split('{')).toHaveLength(stdout.split('}').length);
  });

  it('says what CITATION.cff says', async () => {
    const text = readFileSync(join(root, 'CITATION.cff'), 'utf8');
    expect((await nplm(['cite'])).stdout).toBe(bibtexOf(parse(text) as Parameters<typeof bibtexOf>[0]));
  });
});

describe('nplm doctor', () => {
  it('finds this machine able', async () => {
    const { code, stdout, stderr } = await nplm(['doctor', '--json']);
    expect([code, stderr]).toEqual([0, '']);
    const diagnosis = JSON.parse(stdout) as Diagnosis;
    expect(diagnosis.ready).toBe(true);
    expect(diagnosis.findings.map(({ name }) => name)).toEqual([
      'Node',
      'SIMD',
      'shared memory',
      'threads',
      'cores',
      'memory',
      'h5wasm',
      'jsroot',
    ]);
    expect(diagnosis.findings[0].found).toContain(process.versions.node);
    expect((await nplm(['doctor'])).stdout).toMatch(/^ok +shared memory +4 GiB can be reserved$/m);
  });

  it.skipIf(process.platform !== 'linux')(
    'names a limit of addresses that forbids the shared memory, and exits with 69 (Linux)',
    async () => {
      const script = 'ulimit -v 6000000; "$@"';
      const ended = promisify(execFile)('bash', ['-c', script, 'bash', process.execPath, main, 'doctor']);
      await expect(ended).rejects.toMatchObject({
        code: 69,
        stdout: expect.stringMatching(
          /^failed +shared memory +4 GiB cannot be reserved, with addresses limited to 5.72 GiB$/m,
        ) as string,
        stderr: expect.stringMatching(
          /^nplm: nplm run cannot work here: shared memory: .*ulimit -v unlimited/,
        ) as string,
      });
    },
  );

  it('says what a missing package would bring, and how to get it', () => {
    const text = diagnosisText({
      schema: 'nplm/doctor/1',
      version: '1.2.3',
      ready: true,
      findings: [
        { name: 'cores', state: 'ok', found: '2', brings: 'more fits', todo: null },
        { name: 'h5wasm', state: 'absent', found: 'not installed', brings: 'HDF5', todo: 'install it' },
      ],
    });
    expect(text).toBe(`nplm 1.2.3
ok      cores   2
absent  h5wasm  not installed
                it brings HDF5
                to do: install it
nplm run works here
`);
  });

  it.each([
    ['20.19.0', '20.19', true],
    ['20.18.9', '20.19', false],
    ['22.0.0', '20.19', true],
    ['20.20.2', '20.19', true],
    ['18.20.0', '20.19', false],
  ])('%s is at least %s: %s', (version, least, answer) => {
    expect(isAtLeast(version, least)).toBe(answer);
  });
});
