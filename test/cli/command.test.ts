import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { readTable, writeArrow } from '../../src/formats/index.js';
import type { Result } from '../../src/run/index.js';
import { scratch } from '../run/fixtures.js';
import { nplm, start, type Ended } from './nplm.js';

const folder = scratch();
const options = { cwd: folder };
const run = ['run', '--ref', 'ref.arrow', '--data', 'obs.csv', '--expected', '100', '--starts', '8'];

beforeAll(async () => {
  const made = await Promise.all([
    nplm(['generate', 'exponential', '--events', '2000', '--out', 'ref.arrow'], options),
    nplm(['generate', 'exponential', '--events', '100', '--seed', '2', '--out', 'obs.csv'], options),
  ]);
  expect(made.map(({ code }) => code)).toEqual([0, 0]);
});

describe('nplm', () => {
  it.each([
    [['--help'], /Usage: nplm/],
    [['run', '--help'], /--clip-scope <SCOPE>/],
    [['generate', '--help'], /--signal <NAME/],
    [['help'], /Usage: nplm \[options\]/],
    [['help', 'run'], /Usage: nplm run .*400 for small networks .*nplm run --ref sm.arrow --data obs.arrow/s],
    [['--version'], /^\d+\.\d+\.\d+\n$/],
  ])('%j prints to stdout and exits 0', async (words, text) => {
    const { code, stdout, stderr } = await nplm(words);
    expect(stdout).toMatch(text);
    expect([code, stderr]).toEqual([0, '']);
  });

  it.each([
    [[], 2, 'nplm: no command is given; see nplm --help'],
    [['rum'], 2, "nplm: unknown command 'rum'; did you mean run?"],
    [['help', 'rum'], 2, "nplm: unknown command 'rum'; did you mean run?"],
    [['run', '--reference', 'x'], 2, "nplm: unknown option '--reference'; did you mean --ref?"],
    [['run', '--observed=x'], 2, "nplm: unknown option '--observed'; did you mean --data?"],
    [['run', '--toyz', '3'], 2, "nplm: unknown option '--toyz'; did you mean --toys?"],
    [[...run, '--toys', 'x'], 2, 'nplm: --toys is "x"; give a whole number'],
    [[...run, '--toys', '1.5'], 2, 'nplm: --toys is "1.5"; give a whole number'],
    [[...run, '--toys', ''], 2, 'nplm: --toys is ""; give a whole number'],
    [[...run, '--clip-scope', 'biases'], 2, 'nplm: --clip-scope is "biases"; give kernels or all'],
    [['run', '--data', 'obs.csv'], 2, 'nplm: --ref is missing; give --ref FILE'],
    [[...run, '--features', 'y'], 2, 'nplm: ref.arrow: there is no column "y"; choose from: x'],
    [[...run, '--toys', '--out', 'x'], 2, 'nplm: --toys lacks its value; give --toys N'],
    [[...run, '--out'], 2, 'nplm: --out lacks its value; give --out DIR'],
    [
      ['run', 'ref.arrow', 'obs.csv'],
      2,
      'nplm: "ref.arrow" belongs to no option; name files with --ref FILE and --data FILE',
    ],
    [
      [...run, '--features', 'x', 'y'],
      2,
      `nplm: "y" belongs to no option; write names with commas and without spaces, or in quotes: --features 'a, b/c'`,
    ],
    [
      [...run, '--where', 'x', '>', '1'],
      2,
      `nplm: ">" belongs to no option; put the condition in quotes: --where 'mass > 60'`,
    ],
    [
      [...run, '--where', 'x > 1', '--where', 'x > 0'],
      2,
      "nplm: --where is given twice; join the conditions: --where 'mass > 60 && pt > 20'",
    ],
    [
      [...run, '--features=x', '--features', 'x'],
      2,
      'nplm: --features is given twice; give all in one --features, with commas',
    ],
    [
      ['convert', 'obs.csv', 'obs.csv/x.arrow'],
      74,
      'nplm: obs.csv/x.arrow: a part of the path is a file; choose another name',
    ],
    [
      ['generate', 'exponential', '--signal', 'tail:0x10', '--out', 'hex.csv'],
      2,
      'nplm: --signal is "tail:0x10"; give a name, or a name and a number of events, such as tail:10',
    ],
    [[...run, '--where', 'x < 1 < 2'], 2, '  to do: write a < b && b < c'],
    [[...run, '--where', 'x'], 2, "  to do: compare it, with quotes around all: 'mass > 60'"],
    [
      [...run, '--where', 'x < 0'],
      65,
      'nplm: ref.arrow: no row is left: --where "x < 0" removes all 2000; give another condition',
    ],
    [[...run, '--features', 'log(x), min(x, y)'], 2, '  to do: choose from: x, log(x)'],
    [
      [...run, '--features', 'd = log(x - 1)'],
      65,
      'nplm: ref.arrow: feature "d" = log(x - 1) holds 1254 values that are null, NaN or infinite, the first in row 1; leave such rows out with --drop-invalid, or mend the formula',
    ],
    [
      [...run, '--data', 'a.csv', 'b.csv'],
      2,
      'nplm: "b.csv" belongs to no option; put a pattern in quotes, or write --data FILE again for each file',
    ],
    [[...run, '--force', 'yes'], 2, 'nplm: "yes" belongs to no option; --force takes no value'],
    [[...run, '--toys', '3', '4'], 2, 'nplm: "4" belongs to no option; see nplm run --help'],
    [['--toys', '3'], 2, 'nplm: --toys stands before a command; begin with the command, such as nplm run'],
    [
      ['generate', '--out', 'x.csv'],
      2,
      'nplm: no benchmark is named; choose from: exponential, correlation, gaussian10',
    ],
    [[...run, '--weight', 'y'], 2, 'nplm: ref.arrow: there is no column "y"; choose from: x'],
    [[...run, '--config', 'none.yaml'], 66, 'nplm: none.yaml: there is no such file; check --config'],
    [[...run, '--config', '.'], 66, 'nplm: .: it is a folder; check --config'],
    [
      [...run, '--toy-pool', 'none'],
      66,
      'nplm: none: there is no such file; give a file to --toy-pool, or the name of a benchmark: exponential, correlation, gaussian10',
    ],
    [
      [...run, '--toy-pool', 'exponentail'],
      66,
      'nplm: exponentail: there is no such file; did you mean the benchmark "exponential"?',
    ],
    [
      ['run', '--ref', 'header.csv', '--data', 'obs.csv', '--features', 'x'],
      65,
      'nplm: header.csv: there are no events (0 rows); give a file with events',
    ],
    [
      [...run, '--toy-pool', 'rowless.arrow'],
      65,
      'nplm: rowless.arrow: there are no events (0 rows); give a file with events',
    ],
    [
      ['run', '--ref', 'words.csv', '--data', 'obs.csv'],
      65,
      '  to do: in words.csv, mend the cell, or make it empty and add --drop-invalid',
    ],
    [[...run, '--ref', 'none.arrow'], 66, 'nplm: none.arrow: there is no such file; check --ref'],
    [[...run, '--ref', 'empty.arrow'], 65, 'nplm: empty.arrow: the file is empty (0 bytes); write it again'],
    [[...run, '--out', 'obs.csv'], 74, 'nplm: obs.csv: it exists and is no folder; choose another --out'],
    [
      ['generate', 'gauss', '--out', 'x.csv'],
      2,
      'nplm: there is no benchmark "gauss"; choose from: exponential, correlation, gaussian10',
    ],
    [
      ['generate', 'exponential', '--signal', 'tial', '--out', 'x.csv'],
      2,
      'nplm: benchmark exponential has no signal "tial"; did you mean "tail"?',
    ],
    [
      ['generate', 'exponential', '--events', '1e12', '--out', 'x.csv'],
      2,
      'nplm: --events is 1000000000000; give a whole number from 0 to 100000000',
    ],
    [
      ['generate', 'exponential', '--expected', '9', '--out', 'x.csv'],
      2,
      'nplm: --expected has no place in a CSV file; write .arrow or .parquet, or give it to nplm run',
    ],
    [
      ['generate', 'exponential', '--expected', '0', '--out', 'x.arrow'],
      2,
      'nplm: --expected is 0; give a number above 0',
    ],
    [
      ['generate', 'exponential', '--out', 'x.root'],
      2,
      'nplm: x.root: no format that can be written has this ending; let the name end in .arrow, .feather, .parquet, .csv, .tsv or .npy',
    ],
  ] as const)('%j exits with one message', async (words, expected, message) => {
    writeFileSync(join(folder, 'empty.arrow'), '');
    writeFileSync(join(folder, 'header.csv'), 'x,weight\n');
    writeFileSync(
      join(folder, 'rowless.arrow'),
      writeArrow([{ name: 'x', values: new Float64Array(0) }], new Map()),
    );
    writeFileSync(join(folder, 'words.csv'), 'x\n1.5\nbad\n2.5\n');
    const { code, stdout, stderr } = await nplm(words, options);
    expect(stderr.trimEnd().split('\n').at(-1)).toBe(message);
    expect(stderr).not.toMatch(/^ {4}at /m);
    expect([code, stdout]).toEqual([expected, '']);
  });

  it('shows the stack with --debug alone', async () => {
    const { code, stderr } = await nplm(['run', '--config', 'none', '--debug'], options);
    expect(stderr).toMatch(/^ {4}at /m);
    expect(stderr).toMatch(/caused by Error: ENOENT/);
    expect(code).toBe(66);
  });
});

describe('nplm generate', () => {
  it('writes the same bytes for the same seed, as Arrow and as CSV', async () => {
    const [a, b, c] = ['a.arrow', 'b.arrow', 'c.csv'];
    for (const name of [a, b, c]) {
      const words = ['generate', 'exponential', '--events', '50', '--poisson', '--signal', 'excess:7'];
      const { code, stdout, stderr } = await nplm([...words, '--seed', '3', '--out', name], options);
      expect([code, stdout]).toEqual([0, '']);
      expect(stderr).toMatch(/^\d+ events written to/);
    }
    const [first, second, text] = [a, b, c].map((name) => readFileSync(join(folder, name)));
    expect(first).toEqual(second);
    const [arrow, csv] = [await readTable(first, a), await readTable(text, c)];
    expect(arrow.columns[0].values).toEqual(csv.columns[0].values);
    expect(Object.fromEntries(arrow.metadata)).toMatchObject({
      benchmark: 'exponential',
      features: 'x',
      signal: 'excess:7',
    });
  });
});

describe('nplm generate and a file that exists', () => {
  it('leaves it as it is, and replaces it with --force', async () => {
    const words = ['generate', 'exponential', '--events', '5', '--out', 'kept.arrow'];
    const path = join(folder, 'kept.arrow');
    expect((await nplm(words, options)).code).toBe(0);
    const before = readFileSync(path);
    const again = await nplm([...words, '--seed', '2'], options);
    expect([again.code, again.stderr]).toEqual([
      2,
      'nplm: kept.arrow: it exists; add --force to replace it, or choose another --out\n',
    ]);
    expect(readFileSync(path)).toEqual(before);
    const forced = await nplm([...words, '--force', '--expected', '20'], options);
    expect([forced.code, forced.stderr]).toEqual([0, '5 events written to kept.arrow\n']);
    expect((await readTable(readFileSync(path), path)).metadata.get('expected')).toBe('20');
  });

  it('replaces what a link leads to, and leaves the link', async () => {
    const words = ['generate', 'exponential', '--events', '5', '--quiet', '--force', '--out'];
    const [path, link] = [join(folder, 'meant.arrow'), join(folder, 'link.arrow')];
    writeFileSync(path, '');
    symlinkSync('meant.arrow', link);
    expect((await nplm([...words, 'link.arrow'], options)).code).toBe(0);
    expect(readlinkSync(link)).toBe('meant.arrow');
    expect((await readTable(readFileSync(path), path)).rows).toBe(5);
  });

  it('writes no yield unasked, and says of a reference how to give it', async () => {
    const words = ['generate', 'exponential', '--events', '5'];
    const { stderr } = await nplm([...words, '--out', 'plain.arrow'], options);
    expect(stderr).toMatch(
      /benchmark expects 2000 events; with --expected 2000, nplm run tests the rate too/,
    );
    const path = join(folder, 'plain.arrow');
    expect((await readTable(readFileSync(path), path)).metadata.has('expected')).toBe(false);
    const data = await nplm([...words, '--poisson', '--out', 'data.csv'], options);
    expect(data.stderr).toMatch(/^\d+ events written to data.csv\n$/);
  });
});

describe('nplm run', () => {
  it('prints choices to stderr first and the table to stdout, and draws figures', async () => {
    const { code, stdout, stderr } = await nplm([...run, '--toys', '4', '--out', 'table'], options);
    expect(code).toBe(0);
    expect(stderr).toMatch(
      /^features: x \(named in the metadata of ref.arrow\)\nexpected: 100 events \(--expected\)\n/,
    );
    expect(stderr).toMatch(/χ² is unproven unless the toys agree/);
    expect(stderr).toMatch(/toys 4\/4/);
    expect(stdout.split('\n').map((line) => line.split('  ')[0])).toEqual([
      'N_ref',
      'N_D',
      'N(R)',
      't',
      'degrees of freedom',
      'p by toys',
      'p by χ²',
      'KS p of toys and χ²',
      'Z',
      'seconds',
      '',
    ]);
    const files = readdirSync(join(folder, 'table'));
    for (const name of ['t-distribution', 'feature-x', 'log-ratio'])
      for (const ending of ['svg', 'png', 'pdf']) expect(files).toContain(`${name}.${ending}`);
    expect(files).not.toContain('lock');
    const again = await nplm([...run, '--toys', '4', '--out', 'table'], options);
    expect([again.code, again.stdout]).toEqual([0, stdout]);
    expect(again.stderr).toMatch(/table holds the finished run already; nothing was computed/);
    const other = await nplm([...run, '--toys', '5', '--out', 'table'], options);
    expect([other.code, other.stdout]).toEqual([2, '']);
    expect(other.stderr).toMatch(/another run \(toys 4 there, 5 here\)/);
  });

  it('--json prints result.json and --quiet nothing on stderr', async () => {
    const words = [...run, '--toys', '2', '--out', 'json', '--json', '--quiet'];
    const { code, stdout, stderr } = await nplm(words, options);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toBe(readFileSync(join(folder, 'json/result.json'), 'utf8'));
    expect((JSON.parse(stdout) as Result).schema).toBe('nplm/result/1');
  });

  it('reads options from YAML, which the command line overrides', async () => {
    const yaml =
      'ref: ref.arrow\ndata: obs.csv\nexpected: 100\ntoys: 9\nstarts: 8\nnetwork: 3\nclip-scope: all\n';
    writeFileSync(join(folder, 'run.yaml'), yaml);
    const words = ['run', '--config', 'run.yaml', '--toys', '1', '--out', 'yaml', '--json', '--quiet'];
    const { code, stdout } = await nplm(words, options);
    expect(code).toBe(0);
    expect((JSON.parse(stdout) as Result).config).toMatchObject({ toys: 1, network: [3], clipScope: 'all' });
  });

  it('refuses options in YAML as it refuses those of the command line', async () => {
    writeFileSync(join(folder, 'bad.yaml'), 'seed: 1\ntoys: many\n');
    const { code, stderr } = await nplm([...run, '--config', 'bad.yaml'], options);
    expect(stderr).toBe('nplm: bad.yaml, line 2, column 7: "toys" is "many"; give a whole number\n');
    expect(code).toBe(2);
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 75],
  ] as const)('%s ends it with %i; the same command goes on to the same bytes', async (signal, expected) => {
    const words = [...run, '--toys', '40', '--starts', '60', '--quiet'];
    const out = join(folder, signal);
    const { child, ended } = start([...words, '--out', out, '--workers', '1'], options);
    await journalOf(out, 3, ended);
    const busy = await nplm([...words, '--out', out], options);
    expect([busy.code, busy.stderr]).toEqual([73, expect.stringMatching(/is at work in this folder/)]);
    child.kill(signal);
    const { code, stdout, stderr } = await ended;
    expect([code, stdout]).toEqual([expected, '']);
    expect(stderr).toMatch(/^nplm: stopped after \d+ of 40 toys; run the same command again to go on\n$/);
    expect(existsSync(join(out, 'result.json'))).toBe(false);

    const rest = await nplm([...words, '--out', out, '--workers', '2', '--json'], options);
    expect((JSON.parse(rest.stdout) as Result).resumedToys).toBeGreaterThan(0);
    await nplm([...words, '--out', `${out}-whole`, '--workers', '2'], options);
    expect(sha256(join(out, 'toys.arrow'))).toBe(sha256(join(`${out}-whole`, 'toys.arrow')));
  });

  it('goes on after a kill that left a lock and half a line', async () => {
    const words = [...run, '--toys', '40', '--starts', '60', '--quiet', '--out', 'killed'];
    const out = join(folder, 'killed');
    const { child, ended } = start(words, options);
    await journalOf(out, 3, ended);
    child.kill('SIGKILL');
    await ended;
    expect(existsSync(join(out, 'lock'))).toBe(true);
    const rest = await nplm([...words, '--json'], options);
    expect(rest.code).toBe(0);
    expect((JSON.parse(rest.stdout) as Result).resumedToys).toBeGreaterThan(0);
  });

  it('works in an empty folder that is there', async () => {
    mkdirSync(join(folder, 'there'));
    const { code } = await nplm([...run, '--toys', '0', '--out', 'there', '--quiet'], options);
    expect(code).toBe(0);
  });
});

/** Waits until the journal of a run has so many lines. */
async function journalOf(out: string, lines: number, ended: Promise<Ended>): Promise<void> {
  const path = join(out, 'toys.journal');
  let end: Ended | undefined;
  void ended.then((how) => (end = how));
  while (!existsSync(path) || readFileSync(path, 'latin1').split('\n').length <= lines) {
    if (end !== undefined) throw new Error(`ended with ${end.code} before ${lines} toys: ${end.stderr}`);
    await setTimeout(50);
  }
}

function sha256(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

it('--no-figures draws none; the same call without it draws them from the result', async () => {
  const words = [...run, '--toys', '4', '--out', 'plain'];
  const plain = await nplm([...words, '--no-figures'], options);
  expect([plain.code, plain.stderr.trimEnd().split('\n').at(-1)]).toEqual([0, 'results are in plain']);
  const made = readdirSync(join(folder, 'plain'));
  expect(made).toContain('result.json');
  expect(made.filter((name) => /\.(svg|png|pdf)$/.test(name))).toEqual([]);
  const drawn = await nplm(words, options);
  expect(drawn.stderr).toContain('plain holds the result already; its figures were drawn again');
  expect(drawn.stdout).toBe(plain.stdout);
  expect(readdirSync(join(folder, 'plain'))).toContain('t-distribution.svg');
});
