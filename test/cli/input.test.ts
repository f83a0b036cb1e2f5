import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readTable, writeArrow } from '../../src/formats/index.js';
import type { Result } from '../../src/run/index.js';
import { folderOf } from '../input/folder.js';
import { expectValid } from '../schema/expectValid.js';

const main = fileURLToPath(new URL('../../dist/src/cli/main.js', import.meta.url));
const values = Float64Array.from({ length: 400 }, (_, i) => 1 + (i % 97) / 31 + i / 1e4);
const arrow = (from: number, to: number) =>
  writeArrow([{ name: 'x', values: values.slice(from, to) }], new Map([['expected', '50']]));
const folder = folderOf({
  'sm_1.arrow': arrow(0, 200),
  'sm_2.arrow': arrow(200, 400),
  'obs.csv': `x\n${[...values.slice(0, 40)].map((value) => value + 0.001).join('\n')}\n`,
  'odd.csv': 'pt,n,name\n1.5,1,a\n,2,b\n',
});
const nplm = (words: readonly string[], input: Uint8Array | string = '') => {
  const { status, stdout, stderr } = spawnSync(main, words, { cwd: folder, input, encoding: 'utf8' });
  return { code: status, stdout, stderr };
};

describe('nplm run', () => {
  it('gives the same result for a pattern, for files one by one, in YAML, and for standard input', () => {
    const words = ['run', '--toys', '0', '--starts', '4', '--json', '--quiet', '--workers', '1', '--out'];
    const glob = nplm([...words, 'glob', '--ref', 'sm_*.arrow', '--data', 'obs.csv']);
    expect(glob).toMatchObject({ code: 0, stderr: '' });
    const data = readFileSync(join(folder, 'obs.csv'));
    // The same run: its folder has the result already.
    const piped = nplm([...words, 'glob', '--ref', 'sm_1.arrow', '--data', '-', '--ref', 'sm_2.arrow'], data);
    expect(piped).toEqual(glob);
    const { inputs } = JSON.parse(glob.stdout) as Result;
    expect(inputs.map(({ role, path, rows }) => [role, path, rows])).toEqual([
      ['reference', 'sm_1.arrow', 200],
      ['reference', 'sm_2.arrow', 200],
      ['data', 'obs.csv', 40],
    ]);
    const other = nplm([...words, 'glob', '--ref', 'sm_2.arrow', '--data', '-'], data);
    expect([other.code, other.stderr]).toEqual([2, expect.stringMatching(/file of reference changed/)]);
    const twice = nplm([...words, 'twice', '--ref', '-', '--data', '-'], data);
    expect([twice.code, twice.stderr]).toEqual([
      2,
      'nplm: standard input (-) is given for two inputs, and can be read once; write one of them into a file\n',
    ]);
  });
});

describe('nplm info', () => {
  it('describes each file, as text or JSON', () => {
    const { code, stdout, stderr } = nplm(['info', 'sm_*.arrow', 'odd.csv']);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^sm_\*\.arrow: Arrow, 2 files, 400 rows, 1 column$/m);
    expect(stdout).toMatch(/^odd\.csv: CSV, 2 rows, 3 columns$/m);
    const json = nplm(['info', '-', '--json'], readFileSync(join(folder, 'odd.csv')));
    expect([json.code, json.stderr]).toEqual([0, '']);
    expectValid(JSON.parse(json.stdout));
    expect(JSON.parse(json.stdout)).toMatchObject({
      schema: 'nplm/info/1',
      tables: [
        {
          path: '-',
          files: [{ path: '-', rows: 2 }],
          format: 'CSV',
          rows: 2,
          weight: null,
          features: ['pt'],
          columns: [
            { name: 'pt', nulls: 1, low: 1.5, mean: 1.5 },
            { name: 'n' },
            { name: 'name', low: null },
          ],
        },
      ],
    });
  });

  it('says of a file that is not there what was looked for', () => {
    expect(nplm(['info', 'sm_1.arow'])).toEqual({
      code: 66,
      stdout: '',
      stderr: 'nplm: sm_1.arow: there is no such file; did you mean "sm_1.arrow"?\n',
    });
  });
});

describe('nplm convert', () => {
  it('writes what it read, and says what is lost', async () => {
    expect(nplm(['convert', 'sm_*.arrow', 'all.arrow'])).toEqual({
      code: 0,
      stdout: '',
      stderr: '400 rows of 1 column written to all.arrow\n',
    });
    const whole = await readTable(readFileSync(join(folder, 'all.arrow')), 'all.arrow');
    expect(whole.columns[0].values).toEqual(values);
    expect(whole.metadata.get('expected')).toBe('50');
    const lossy = nplm(['convert', 'odd.csv', 'odd.arrow']);
    expect(lossy).toEqual({
      code: 0,
      stdout: '',
      stderr: [
        'left out, because they hold no numbers: name (text)',
        'nulls, written as NaN: pt',
        '2 rows of 2 columns written to odd.arrow',
        '',
      ].join('\n'),
    });
    const csv = nplm(['convert', 'all.arrow', 'all.csv']);
    expect(csv.stderr).toMatch(/^metadata, which are not written: expected\n/);
    expect((await readTable(readFileSync(join(folder, 'all.csv')), '')).columns[0].values).toEqual(values);
  });

  it('leaves a file that exists, and nothing half-written', () => {
    const names = readdirSync(folder);
    expect(nplm(['convert', 'sm_1.arrow', 'obs.csv'])).toMatchObject({
      code: 2,
      stderr: 'nplm: obs.csv: it exists; add --force to replace it, or choose another name\n',
    });
    expect(nplm(['convert', 'sm_1.arrow', 'none/x.csv'])).toMatchObject({
      code: 74,
      stderr: 'nplm: none/x.csv: its folder does not exist; choose another name\n',
    });
    expect(nplm(['convert', 'sm_1.arrow', 'x.root']).code).toBe(2);
    expect(readdirSync(folder)).toEqual(names);
  });
});
