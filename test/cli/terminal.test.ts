import { execFile, execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { writeArrow } from '../../src/formats/index.js';
import type { Result } from '../../src/run/index.js';
import { scratch } from '../run/fixtures.js';
import { nplm, start } from './nplm.js';

const folder = scratch();
const options = { cwd: folder };
const main = fileURLToPath(new URL('../../dist/src/cli/main.js', import.meta.url));
const run = ['run', '--ref', 'ref.arrow', '--data', 'obs.csv', '--expected', '100', '--starts', '8'];

beforeAll(async () => {
  await nplm(['generate', 'exponential', '--events', '2000', '--out', 'ref.arrow'], options);
  await nplm(['generate', 'exponential', '--events', '100', '--seed', '2', '--out', 'obs.csv'], options);
});

/** The exit code of the command whose standard streams go where `redirection` says. */
async function codeOf(words: readonly string[], redirection: string): Promise<number> {
  const script = `( "$@" ${redirection}; echo $? > code ) | head -c 1 > first`;
  await promisify(execFile)('bash', ['-c', script, 'bash', main, ...words], options);
  return Number(readFileSync(join(folder, 'code'), 'utf8'));
}

describe('a stderr that nobody reads', () => {
  it.each([
    ['closed by its reader', '2>&1 >/dev/null'],
    ['on a full disk', '2>/dev/full'],
    ['closed', '2>&-'],
  ])('%s changes neither the work nor the exit code', async (_, redirection) => {
    expect(await codeOf([...run, '--toys', '9', '--force', '--out', 'unread'], redirection)).toBe(0);
    expect(existsSync(join(folder, 'unread/result.json'))).toBe(true);
    expect(await codeOf(['run', '--ref', 'none', '--data', 'none'], redirection)).toBe(66);
    expect(await codeOf(['rum'], redirection)).toBe(2);
  });
});

describe('letters that drive a terminal', () => {
  const name = '\x1b]0;owned\x07\x1b[31m';
  const shown = '\\x1b]0;owned\\x07\\x1b[31m';

  it('are shown as escapes in notes, and stay as they are in JSON', async () => {
    const columns = [name, 'y'.repeat(3000)].map((name, i) => ({
      name,
      values: Float64Array.from({ length: 60 }, (_, row) => Math.sqrt(row * (i + 1)) % 5),
    }));
    writeFileSync(join(folder, 'evil.arrow'), writeArrow(columns, new Map()));
    const words = [
      'run',
      '--ref',
      'evil.arrow',
      '--data',
      'evil.arrow',
      '--toys',
      '0',
      '--starts',
      '2',
      '--json',
    ];
    const { code, stdout, stderr } = await nplm([...words, '--out', 'evil'], options);
    expect(code).toBe(0);
    expect(stderr).toContain(`features: \`${shown}\`, ${'y'.repeat(44)}…${'y'.repeat(15)} (`);
    expect((JSON.parse(stdout) as Result).config.features).toEqual([name, 'y'.repeat(3000)]);
    const table = await nplm([...words.slice(0, -1), '--out', 'evil'], options);
    // eslint-disable-next-line no-control-regex -- that is what it is about
    for (const text of [stderr, table.stdout, table.stderr]) expect(text).not.toMatch(/[\x00-\x09\x0b-\x1f]/);
  });

  it.each([
    [['run', '--ref', `${name}\n`, '--data', 'x'], `nplm: ${shown}\\n: there is no such file; check --ref\n`],
    [['run', '--config', 'evil.yaml'], `nplm: evil.yaml, line 1, column 1: there is no option "${shown}"; `],
    [[`\u202e${name}`], `nplm: unknown command '\\u202e${shown}'; `],
    [[...run, '--features', `\`z${name}\``], `ref.arrow: there is no column "z${shown}"; `],
    [
      [...run, '--features', name],
      'nplm: --features, character 1: "\\x1b" has no meaning here:\n   ]0;owned  [31m',
    ],
  ])('%j are shown as escapes in errors', async (words, message) => {
    writeFileSync(join(folder, 'evil.yaml'), '"\\e]0;owned\\a\\e[31m": 3\n');
    expect((await nplm(words, options)).stderr).toContain(message);
  });
});

describe('what is no file', () => {
  it.each([
    [
      'pipe',
      66,
      'nplm: pipe: it is a pipe, which is not read; write its content into a file first and give that, or give - and send it to standard input',
    ],
    [
      '/dev/zero',
      66,
      'nplm: /dev/zero: it is a device, which is not read; write its content into a file first and give that, or give - and send it to standard input',
    ],
    ['.', 66, 'nplm: .: it is a folder; check --ref'],
  ])('%s is refused at once', async (path, expected, message) => {
    if (!existsSync(join(folder, 'pipe'))) execFileSync('mkfifo', [join(folder, 'pipe')]);
    const { code, stderr } = await nplm(['run', '--ref', path, '--data', path], options);
    expect([code, stderr]).toEqual([expected, `${message}\n`]);
  });

  it('a file beyond memory is refused', async () => {
    execFileSync('truncate', ['-s', '1T', join(folder, 'sparse')]);
    const { code, stderr } = await nplm(['run', '--ref', 'sparse', '--data', 'obs.csv'], options);
    expect(stderr).toBe('nplm: sparse: its 1099511627776 bytes do not fit into memory; give fewer events\n');
    expect(code).toBe(65);
  });
});

it.each(['SIGINT', 'SIGTERM'] as const)('a second %s ends the command at once', async (signal) => {
  const words = [...run, '--toys', '400', '--starts', '60', '--workers', '1', '--out', `twice-${signal}`];
  const { child, ended } = start(words, options);
  const closed = new Promise((resolve) => child.on('close', (_, by) => resolve(by)));
  while (!existsSync(join(folder, `twice-${signal}`, 'toys.journal'))) await setTimeout(20);
  // Stopped, it finds both when it goes on.
  child.kill('SIGSTOP');
  child.kill(signal);
  child.kill('SIGCONT');
  child.kill(signal);
  const { code } = await ended;
  // Where it was stopped between two of its files, it had time to end by itself.
  expect([signal, 130, 75]).toContain(code ?? (await closed));
});
