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
const words = [
  ...['run', '--ref', 'ref.arrow', '--data', 'obs.arrow', '--network', '2', '--toys', '2', '--starts', '2'],
  ...['--out', 'out', '--workers', '1'],
];
let checked = 0;

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
    const { code, stdout, stderr } = await inProcess([...words, ...row.words], folder);
    expect.soft(code, stderr).toBe(row.code);
    expect.soft(stderr).not.toMatch(/^ {4}at /m);
    expect.soft(stderr).not.toContain('internal error');
    if (row.message instanceof RegExp) expect.soft(stderr).toMatch(row.message);
    else if (row.message !== undefined) expect.soft(stderr).toContain(row.message);
    if (row.code === 0) {
      expectFinite(readFileSync(join(folder, 'out/result.json'), 'utf8'));
      expect(existsSync(join(folder, 'out/lock'))).toBe(false);
    } else {
      expect(stdout).toBe('');
      expect(readdirSync(folder)).toEqual(before);
    }
  });
});
