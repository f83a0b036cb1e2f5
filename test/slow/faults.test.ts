/** What can go wrong, one by one: a clear message, the right exit code, no stack, and nothing half-written. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { configFaults, optionFaults } from '../faults/optionFaults.js';
import type { FaultRow } from '../faults/faultRow.js';
import { fileFaults } from '../faults/fileFaults.js';
import { inProcess } from '../faults/inProcess.js';
import { writeGood } from '../faults/samples.js';
import { valueFaults } from '../faults/valueFaults.js';
import { scratch } from '../run/fixtures.js';

const folder = scratch();
const short = ['--network', '2', '--toys', '2', '--starts', '2', '--out', 'out', '--workers', '1'];
let checked = 0;

/** The command line of a fault: given twice, --ref and --data would name two files of one sample. */
function wordsOf({ words }: FaultRow): string[] {
  const files = ['ref', 'obs'].flatMap((name) => {
    const option = name === 'ref' ? '--ref' : '--data';
    return words.includes(option) ? [] : [option, `${name}.arrow`];
  });
  return ['run', ...files, ...short, ...words];
}

beforeAll(() => writeGood(folder));
afterAll(() => console.log(`${checked} faults checked`));

/** No number of a result may be anything else; `null` stands for what could not be computed and says so elsewhere. */
function expectFinite(text: string): void {
  expect(text).not.toMatch(/NaN|Infinity/);
  expect((JSON.parse(text) as { statistic: { t: unknown } }).statistic.t).toEqual(expect.any(Number));
}

describe.each([
  ['values', valueFaults],
  ['options', optionFaults],
  ['configurations', configFaults],
  ['files', fileFaults],
])('%s:', (_, rows: readonly FaultRow[]) => {
  afterEach(() => {
    rmSync(folder, { recursive: true });
    mkdirSync(folder);
    writeGood(folder);
    checked++;
  });

  it.each(rows.map((row) => [row.name, row] as const))('%s', async (__, row) => {
    for (const [name, content] of Object.entries(row.files ?? {})) writeFileSync(join(folder, name), content);
    const before = readdirSync(folder);
    const { code, stdout, stderr } = await inProcess(wordsOf(row), folder);
    expect.soft(code, stderr).toBe(row.code);
    expect.soft(stderr).not.toMatch(/^ {4}at /m);
    expect.soft(stderr).not.toContain('internal error');
    if (row.message instanceof RegExp) expect.soft(stderr).toMatch(row.message);
    else if (row.message !== undefined) expect.soft(stderr).toContain(row.message);
    if (row.code === 0) {
      expectFinite(readFileSync(join(folder, 'out/result.json'), 'utf8'));
      expect(existsSync(join(folder, 'out/lock'))).toBe(false);
      expect(readdirSync(folder)).toEqual([...before, 'out'].sort());
      const svgs = readdirSync(join(folder, 'out')).filter((name) => name.endsWith('.svg'));
      expect(svgs.length).toBeGreaterThan(2);
      for (const name of svgs) {
        const svg = readFileSync(join(folder, 'out', name), 'utf8');
        for (const raw of ['<script', '\u001b']) expect(svg).not.toContain(raw);
      }
      expect(stdout + stderr).not.toContain('\u001b');
    } else {
      expect(stdout).toBe('');
      expect(readdirSync(folder)).toEqual(before);
    }
  });
});
