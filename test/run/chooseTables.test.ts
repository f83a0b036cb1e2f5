import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { filterRows } from '../../src/expression/index.js';
import { readArrow, type OutputColumn } from '../../src/formats/index.js';
import { Stream } from '../../src/random/index.js';
import type * as runs from '../../src/run/index.js';
import { fakeEnsemble, scratch, writeTable } from './fixtures.js';
import { readResult, run, tableOf, valuesOf } from './folderRun.js';

// The worker threads need files of JavaScript.
const { runAnalysis } = (await import(
  new URL('../../dist/src/run/index.js', import.meta.url).href
)) as typeof runs;
const folder = scratch();

/** Events with two momenta, an angle, a number and, in a tenth of them, no angle. */
function events(count: number, stream: Stream): Record<'pt1' | 'pt2' | 'eta' | 'n', Float64Array> {
  const draw = (value: () => number): Float64Array => Float64Array.from({ length: count }, value);
  return {
    pt1: draw(() => 20 + 100 * stream.uniform()),
    pt2: draw(() => 10 + 50 * stream.uniform()),
    eta: draw(() => (stream.uniform() < 0.1 ? NaN : 6 * stream.uniform() - 3)),
    n: draw(() => Math.floor(4 * stream.uniform())),
  };
}

const where = '(pt1 > 40 || n == 3) && abs(eta) < 2.4';
const features = ['ratio = pt1/pt2', 'pt2', 'sqrt(pt1 * pt2) - pt2 ** 2'];

/** The same cut and the same columns, made by hand. */
function prepared(of: ReturnType<typeof events>): OutputColumn[] {
  const kept = [...of.pt1.keys()].filter(
    (i) => (of.pt1[i] > 40 || of.n[i] === 3) && Math.abs(of.eta[i]) < 2.4,
  );
  const column = (name: string, value: (i: number) => number): OutputColumn => ({
    name,
    values: Float64Array.from(kept, value),
  });
  return [
    ...(['pt1', 'pt2', 'eta', 'n'] as const).map((name) => column(name, (i) => of[name][i])),
    column('ratio', (i) => of.pt1[i] / of.pt2[i]),
    column('sqrt(pt1 * pt2) - pt2 ** 2', (i) => Math.sqrt(of.pt1[i] * of.pt2[i]) - of.pt2[i] * of.pt2[i]),
  ];
}

const common = {
  expected: 100,
  network: [3],
  starts: 4,
  toys: 3,
  workers: 1,
} as const;
const files = (name: string): Record<'reference' | 'data', string> => ({
  reference: join(folder, `${name}-sm.arrow`),
  data: join(folder, `${name}-obs.arrow`),
});
const pool = join(folder, 'raw-pool.arrow');

beforeAll(() => {
  const stream = new Stream(7, 1, 0);
  for (const [name, count] of [
    ['sm', 1500],
    ['obs', 160],
    ['pool', 1200],
  ] as const) {
    const of = events(count, stream);
    writeTable(
      join(folder, `raw-${name}.arrow`),
      Object.entries(of).map(([name, values]) => ({ name, values })),
    );
    writeTable(join(folder, `cut-${name}.arrow`), prepared(of));
  }
});

describe('--where and formulas', () => {
  it.each([
    ['a held-out pool', {}, {}],
    ['a file of toys', { toyPool: pool }, { toyPool: join(folder, 'cut-pool.arrow') }],
  ])('give the t and the toys of files that were prepared so, bit for bit: %s', async (name, raw, cut) => {
    const names = ['ratio', 'pt2', 'sqrt(pt1 * pt2) - pt2 ** 2'];
    const out = join(folder, `out ${name}`);
    const ours = await runAnalysis({ ...common, ...files('raw'), ...raw, where, features, out });
    const theirs = await runAnalysis({
      ...common,
      ...files('cut'),
      ...cut,
      features: names,
      out: `${out} cut`,
    });
    expect(ours.result.statistic).toEqual(theirs.result.statistic);
    expect(ours.result.statistic.t).toBeGreaterThan(0);
    expect(ours.result.parameters).toEqual(theirs.result.parameters);
    expect(ours.result.sample).toEqual(theirs.result.sample);
    // All but the digest of the inputs.
    for (const file of ['toys.arrow', 'events.arrow'])
      expect(tableOf(out, file).columns).toEqual(tableOf(`${out} cut`, file).columns);
  });

  it('says how many rows of each file are kept, and why not', async () => {
    const notes: string[] = [];
    const config = { ...common, ...files('raw'), toyPool: pool, where, features, out: join(folder, 'notes') };
    await run(config, fakeEnsemble(), { note: (text) => void notes.push(text) });
    const lines = [config.reference, config.data, pool].map((path) => {
      const raw = readArrow(readFileSync(path), path);
      const { table, removed, invalid } = filterRows(raw, where);
      expect(invalid).toBeGreaterThan(0);
      return `--where ${where}: ${table.rows} of ${raw.rows} rows of ${path} kept, ${removed} removed, of which ${invalid} for invalid values`;
    });
    expect(notes.slice(0, 3)).toEqual(lines);
    expect(notes[3]).toBe('features: ratio = pt1/pt2, pt2, sqrt(pt1 * pt2) - pt2 ** 2 (asked for)');
  });

  it('leave events.arrow with the rows that are tested, and the formulas as columns', async () => {
    const out = join(folder, 'events');
    await run({
      ...common,
      ...files('raw'),
      where: 'n >= 2',
      features: ['e2 = eta ** 2'],
      dropInvalid: true,
      out,
    });
    const { columns } = tableOf(out, 'events.arrow');
    expect(columns.map(({ name }) => name)).toEqual(['pt1', 'pt2', 'eta', 'n', 'e2', 'f', 'rank']);
    const eta = valuesOf(out, 'events.arrow', 'eta');
    expect(eta.every(Number.isFinite)).toBe(true);
    expect(valuesOf(out, 'events.arrow', 'e2')).toEqual(eta.map((value) => value * value));
    expect(valuesOf(out, 'events.arrow', 'n').every((n) => n >= 2)).toBe(true);
    expect(eta).toHaveLength(readResult(out).sample.data);
  });

  it('are part of what a run is', async () => {
    const config = {
      ...common,
      ...files('raw'),
      where: 'n >= 2',
      features: ['r = pt1/pt2', 'pt1'],
      out: join(folder, 'state'),
    };
    await run(config);
    expect(readResult(config.out).config).toMatchObject({
      where: 'n >= 2',
      features: ['r', 'pt1'],
      formulas: { r: 'pt1/pt2' },
    });
    expect((await run(config)).status).toBe('already');
    await expect(run({ ...config, where: 'n >= 1' })).rejects.toThrow(/where "n >= 2" there, "n >= 1" here/);
    await expect(run({ ...config, where: undefined })).rejects.toThrow(/where "n >= 2" there, null here/);
    await expect(run({ ...config, features: ['r = pt2/pt1', 'pt1'] })).rejects.toThrow(
      /formulas \{"r":"pt1\/pt2"\} there, \{"r":"pt2\/pt1"\} here/,
    );
  });

  it('take a feature of any name through the run', async () => {
    const out = join(folder, 'names');
    const { result } = await run({
      ...common,
      ...files('raw'),
      features: ['__proto__ = pt1', 'constructor = pt2'],
      out,
    });
    expect(result.sample.features).toEqual(['__proto__', 'constructor']);
    expect(readFileSync(join(out, 'result.json'), 'utf8')).toContain('"__proto__": "pt1"');
    expect(
      (await run({ ...common, ...files('raw'), features: ['__proto__ = pt1', 'constructor = pt2'], out }))
        .status,
    ).toBe('already');
  });

  it('lower the yield of the metadata by the part of the rows that are kept', async () => {
    const x = Float64Array.from({ length: 1000 }, (_, i) => i);
    const config = {
      ...common,
      expected: undefined,
      reference: writeTable(join(folder, 'meta.arrow'), [{ name: 'x', values: x }], { expected: '200' }),
      data: writeTable(join(folder, 'few.arrow'), [{ name: 'x', values: x.filter((x) => x % 10 === 0) }]),
      out: join(folder, 'yield'),
    };
    const notes: string[] = [];
    const { result } = await run({ ...config, where: 'x >= 250' }, fakeEnsemble(), {
      note: (text) => void notes.push(text),
    });
    expect(result.sample).toMatchObject({ expected: 150, expectedFrom: 'metadata', data: 75 });
    expect(notes).toContain(
      'expected: 150 events (metadata of the reference, times the 0.75 of it that is kept)',
    );
  });

  it('and what is dropped for invalid values lowers it, too', async () => {
    const x = Float64Array.from({ length: 1000 }, (_, i) => (i % 4 === 0 ? NaN : i));
    const config = {
      ...common,
      expected: undefined,
      reference: writeTable(join(folder, 'holes.arrow'), [{ name: 'x', values: x }], { expected: '200' }),
      data: writeTable(join(folder, 'less.arrow'), [{ name: 'x', values: x.filter((_, i) => i % 10 === 0) }]),
      dropInvalid: true,
    };
    const { result } = await run({ ...config, out: join(folder, 'dropped') });
    expect(result.sample).toMatchObject({ expected: 150, data: 50, dropped: { reference: 250, data: 50 } });
    const asked = await run({ ...config, expected: 60, out: join(folder, 'asked') });
    expect(asked.result.warnings).toContain(
      '250 rows of the reference dropped: values not finite; --expected must be the yield of the others',
    );
  });

  it('warn where toys follow a law that knows no cut', async () => {
    const config = {
      ...common,
      ...files('raw'),
      features: ['x = pt1 / 100'],
      toyPool: 'exponential',
      out: join(folder, 'law'),
    };
    const { result } = await run({ ...config, where: 'n >= 2' });
    expect(result.warnings).toContain(
      '--where leaves the toys of the law exponential as they are: it must be the law of the rows that are kept',
    );
  });

  it.each([
    [{ where: 'n >' }, 'usage', /^--where, character 4: a value is missing/],
    [{ where: 'm > 1' }, 'usage', /^--where, character 1: there is no column "m" in .*raw-sm.arrow/],
    [
      { where: 'pt1 < 0' },
      'content',
      /raw-sm.arrow: no row is left: --where "pt1 < 0" removes all 1500; give/,
    ],
    [
      { features: ['log(eta)'] },
      'content',
      /raw-sm.arrow: feature "log\(eta\)" holds \d+ values that are null, NaN/,
    ],
    [{ features: ['log(pt1'] }, 'usage', /^--features, character 4: this bracket is not closed/],
    [{ features: ['pt1', ''] }, 'usage', /a feature has no name/],
    [{ features: ['log(pt1)', 'log(pt1)'] }, 'usage', /feature "log\(pt1\)" is named twice/],
    [{ features: ['weight = pt1'] }, 'usage', /column "weight" is a feature and the weight/],
    [{ reference: '/nowhere', where: 'a < b < c' }, 'usage', /chained/],
  ] as const)('%j is a fault of kind %s that leaves no folder', async (change, kind, message) => {
    const config = { ...common, ...files('raw'), out: join(folder, 'refused'), ...change };
    await expect(run(config)).rejects.toMatchObject({
      kind,
      message: expect.stringMatching(message) as string,
    });
    expect(existsSync(config.out)).toBe(false);
  });
});
