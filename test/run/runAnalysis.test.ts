import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runWith } from '../../src/run/runAnalysis.js';
import { fakeEnsemble, scratch, smallRun, writeTable } from './fixtures.js';
import { drawn, readResult, run, tableOf, valuesOf } from './folderRun.js';

describe('a run', () => {
  it('leaves result.json and the tables, and no journal, lock or draft', async () => {
    const config = smallRun();
    const { result, status } = await run(config);
    expect(status).toBe('new');
    expect(readdirSync(config.out).sort()).toEqual([
      'config.json',
      'events.arrow',
      'histograms.json',
      'manifest.txt',
      'result.json',
      'timings.arrow',
      'toys.arrow',
    ]);
    expect(readResult(config.out)).toEqual(JSON.parse(JSON.stringify(result)));
  });

  it('gives the names that later tools rely on', async () => {
    const config = smallRun();
    await run(config);
    const result = readResult(config.out);
    expect(result).toMatchObject({
      schema: 'nplm/result/1',
      statistic: { t: 20, dof: 13 },
      toys: { asked: 20, count: 20, failed: 0, beyond: 4 },
      pvalue: { empirical: 5 / 21 },
      significance: { from: 'limit', high: null },
      stability: { t: [20.01, 20.02, 20.03, 20.04, 20.05] },
      sample: { reference: 1000, data: 95, expected: 100, features: ['x'] },
      clip: { bound: 5, scope: 'kernels' },
      scaling: { kind: 'standard' },
      seed: 1,
    });
    for (const key of ['effective', 'meanT', 'varianceT', 'ksPvalue', 'fittedDof'] as const)
      expect(result.toys[key]).toBeGreaterThan(0);
    for (const key of ['low', 'high', 'chi2'] as const) expect(result.pvalue[key]).toBeGreaterThan(0);
    expect(result.inputs.map(({ path, rows, sha256 }) => [path, rows, sha256.length])).toEqual([
      [config.reference, 2000, 64],
      [config.data, 95, 64],
    ]);
    expect(result.config).toMatchObject({ toys: 20, network: [4], holdout: 0.5, trainer: 'lm' });
    expect(Object.keys(result)).toEqual([...Object.keys(result)].sort());
  });

  it('reads several files as one sample, and names each in the result', async () => {
    const { reference, ...config } = smallRun();
    const values = valuesOf(dirname(reference), basename(reference), 'x');
    const parts = [0, 1000].map((start) =>
      writeTable(join(scratch(), `from${start}.arrow`), [
        { name: 'x', values: Float64Array.from(values.slice(start, start + 1000)) },
      ]),
    );
    const { result } = await run({ ...config, reference: parts });
    expect(result.inputs.map(({ role, path, rows }) => [role, path, rows])).toEqual([
      ['reference', parts[0], 1000],
      ['reference', parts[1], 1000],
      ['data', config.data, 95],
    ]);
    const whole = await run({ ...config, reference, out: join(scratch(), 'whole') });
    expect(whole.result.scaling).toEqual(result.scaling);
  });

  it('writes toys in order of index and events with f and rank', async () => {
    const config = smallRun();
    await run(config);
    expect(tableOf(config.out, 'toys.arrow').columns.map(({ name }) => name)).toEqual([
      'index',
      'nData',
      't',
      'starts',
      'polished',
      'evaluations',
      'converged',
      'activeBounds',
    ]);
    expect(valuesOf(config.out, 'toys.arrow', 'index')).toEqual(Array.from({ length: 20 }, (_, i) => i));
    const f = valuesOf(config.out, 'events.arrow', 'f');
    const rank = valuesOf(config.out, 'events.arrow', 'rank');
    expect(f).toHaveLength(95);
    expect(rank[f.indexOf(Math.max(...f))]).toBe(1);
    expect([...rank].sort((a, b) => a - b)).toEqual(Array.from({ length: 95 }, (_, i) => i + 1));
  });

  it('takes the fit reference and the pool from a permutation, without a common event', async () => {
    const fake = fakeEnsemble();
    await run(smallRun({ scale: 'none', holdout: 0.25 }), fake);
    const [{ reference, source, toyYield, observed }] = fake.specs;
    expect(reference.rows).toBe(1500);
    if (source.kind !== 'pool') throw new Error('no pool');
    expect(source.rows).toBe(500);
    expect(new Set([...reference.columns[0], ...source.columns[0]]).size).toBe(2000);
    expect(toyYield).toEqual({ kind: 'poisson', mean: 100 });
    expect(observed).toBe(95);
  });

  it('fits all of the reference where toys come from an exact law, and scales them alike', async () => {
    const fake = fakeEnsemble();
    const { result } = await run(smallRun({ toyPool: 'exponential' }), fake);
    const { mean, deviation } = result.scaling;
    expect(fake.specs[0].reference.rows).toBe(2000);
    expect(fake.specs[0].source).toEqual({ kind: 'law', law: 'exponential', mean, deviation });
    expect(result.toys.effective).toBe(20);
  });

  it('takes the yield from a luminosity, and says how', async () => {
    const said: string[] = [];
    const config = smallRun({ expected: undefined, luminosity: 200, crossSection: 0.5 });
    const { result } = await run(config, fakeEnsemble(), { note: (text) => said.push(text) });
    expect(result.sample).toMatchObject({ expected: 100, expectedFrom: 'luminosity' });
    expect(said).toContain('expected: 100 events (luminosity 200 pb⁻¹ × cross-section 0.5 pb)');
    const same = await run({ ...config, luminosity: undefined, crossSection: undefined, expected: 100 });
    expect(same.status).toBe('already');
  });

  it('tests the shape alone where nothing gives a yield: N(R) = N_D, toys of N_D, one degree of freedom less', async () => {
    const fake = fakeEnsemble();
    const { result } = await run(smallRun({ expected: undefined }), fake);
    expect(result.sample).toMatchObject({ expected: 95, expectedFrom: 'shape-only' });
    expect(result.statistic).toMatchObject({ dof: 12, rate: 0 });
    expect(fake.specs[0].toyYield).toEqual({ kind: 'fixed', events: 95 });
  });

  it('counts failed toys as beyond t and keeps them in toys.arrow as NaN', async () => {
    const config = smallRun();
    const fake = fakeEnsemble(({ index }) => (index === 3 ? { t: NaN, failed: true, converged: false } : {}));
    const { result } = await run(config, fake);
    expect(result.toys).toMatchObject({ count: 20, failed: 1, beyond: 5 });
    expect(result.warnings).toContain('1 of 20 toys failed and counts as beyond t');
    expect(valuesOf(config.out, 'toys.arrow', 't')[3]).toBeNaN();
  });

  it('gives no Z where the observed fit failed, and no NaN', async () => {
    const config = smallRun();
    const { result } = await run(config, fakeEnsemble(undefined, null));
    expect(result.statistic.t).toBeNull();
    expect(result.significance).toEqual({ z: null, low: null, high: null, from: null });
    expect(readFileSync(join(config.out, 'result.json'), 'utf8')).not.toMatch(/NaN|Infinity/);
    expect(valuesOf(config.out, 'events.arrow', 'rank').every((rank) => rank === 0)).toBe(true);
  });

  it('takes no more workers than it has fits, and no memory for toys that are not drawn', async () => {
    const seen: number[] = [];
    const fake = fakeEnsemble();
    const open: typeof fake.open = (spec, options) => {
      seen.push(options.workers);
      return fake.open(spec, options);
    };
    await runWith(open, smallRun({ workers: 1000 }), {});
    await runWith(open, smallRun({ workers: 1000, toys: 2 }), {});
    await runWith(open, smallRun({ workers: 4, toys: 0, expected: 1e12 }), {});
    expect(seen).toEqual([20, 6, 4]);
  });

  it('gives t and the χ² p alone without toys', async () => {
    const { result } = await run(smallRun({ toys: 0 }));
    expect(result.toys.count).toBe(0);
    expect(result.pvalue.empirical).toBeNull();
    expect(result.pvalue.chi2).toBeGreaterThan(0);
    expect(result.significance.from).toBeNull();
  });

  it('warns of data rows in the reference, of a small reference and of overlapping toys', async () => {
    const config = smallRun();
    const both = await run({ ...config, data: config.reference, expected: 2500, resample: true });
    expect(both.result.sample.common).toBe(2000);
    expect(both.result.warnings.join('\n')).toMatch(/2000 of 2000 data rows are identical/);
    expect(both.result.warnings.join('\n')).toMatch(/has 1000 events, fewer than the 2500 expected/);
    expect(both.result.warnings.join('\n')).toMatch(/mean of their t is lifted by about 32.5/);
    const overlap = await run(smallRun({ expected: 400, toys: 50 }));
    expect(overlap.result.warnings.join('\n')).toMatch(
      /a pool of 2800 events .* would make 50 toys worth half their number/,
    );
  });

  it.each([
    [{ expected: 600 }, 'usage', /60 % of the pool of 1000 events, over 50 %.*1200 events or more/],
    [{ holdout: 0.02, expected: 10 }, 'usage', /40 events, fewer than the 95 of the data/],
    [{ toys: -1 }, 'usage', /--toys is -1/],
    [{ toys: 1e9 }, 'usage', /--toys is 1000000000; give a whole number from 0 to 10000000/],
    [{ clip: 0 }, 'usage', /--clip is 0/],
    [{ network: [0] }, 'usage', /--network is 0/],
    [{ holdout: 0 }, 'usage', /--holdout is 0/],
    [{ holdout: 0.5, toyPool: 'exponential' }, 'usage', /--holdout has no meaning with --toy-pool/],
    [{ expected: -5 }, 'usage', /--expected is -5; give a number above 0/],
    [{ expected: 0 }, 'usage', /--expected is 0/],
    [{ expected: 1e-307 }, 'usage', /--expected is 1e-307; give a number of events, from 1e-30 to 1e\+30/],
    [{ expected: 1e308 }, 'usage', /--expected is 1e\+308; give a number of events/],
    [{ expected: NaN }, 'usage', /--expected is NaN/],
    [{ expected: Infinity }, 'usage', /--expected is Infinity/],
    [{ shapeOnly: true }, 'usage', /exclude each other/],
    [{ luminosity: 5 }, 'usage', /^--expected and --luminosity exclude each other; leave one out$/],
    [
      { expected: undefined, shapeOnly: true, luminosity: 5 },
      'usage',
      /--luminosity and --shape-only exclude/,
    ],
    [
      { crossSection: 5 },
      'usage',
      /^--cross-section has no meaning without --luminosity; add --luminosity L/,
    ],
    [{ expected: undefined, luminosity: 5 }, 'usage', /reference.arrow: --luminosity needs a cross-section/],
    [{ expected: undefined, luminosity: 0 }, 'usage', /^--luminosity is 0; give a number above 0$/],
    [
      { expected: undefined, luminosity: 1e40 },
      'usage',
      /^--luminosity is 1e\+40; give a luminosity in pb⁻¹, from/,
    ],
    [{ luminosity: 5, crossSection: -2 }, 'usage', /^--cross-section is -2; give a number above 0$/],
    [
      { luminosity: 5, crossSection: 1e40 },
      'usage',
      /^--cross-section is 1e\+40; give a cross-section in pb, from/,
    ],
    [{ features: ['y'] }, 'usage', /no column "y"/],
    [{ reference: '/nowhere/x.arrow' }, 'missing', /no such file/],
    [{ toyPool: 'exponentail' }, 'missing', /exponentail: there is no such file/],
  ] as const)('%j is a fault of kind %s that leaves no folder', async (change, kind, message) => {
    const config = smallRun(change);
    await expect(run(config)).rejects.toMatchObject({
      kind,
      message: expect.stringMatching(message) as string,
    });
    expect(existsSync(config.out)).toBe(false);
  });

  it('ends with t and no p by toys where weights are negative and there is no --toy-pool', async () => {
    const folder = scratch();
    const x = Float64Array.from({ length: 1000 }, (_, i) => i / 500);
    const weight = x.map((_, i) => (i % 10 === 0 ? -0.1 : 0.2));
    const reference = writeTable(join(folder, 'r.arrow'), [
      { name: 'x', values: x },
      { name: 'weight', values: weight },
    ]);
    const config = smallRun({ reference, expected: undefined });
    const alone = await run(config);
    expect(alone.result).toMatchObject({
      config: { toys: 0, holdout: 0 },
      sample: { reference: 1000, negativeWeights: { count: 100 } },
      statistic: { t: 20 },
      toys: { asked: 0, count: 0, pool: null },
      pvalue: { empirical: null },
      significance: { z: null, from: null },
      reasons: ['no toys: the χ² law is unproven'],
    });
    expect(alone.result.sample.negativeWeights.share).toBeCloseTo(10 / 190, 12);
    // (Σw)²/Σw² = 170²/37
    expect(alone.result.sample.effectiveReference).toBeCloseTo(28_900 / 37, 9);
    expect(alone.result.warnings).toContain(
      '100 of 1000 reference events have negative weights, 5.26 % of Σ|w|: no toys can be drawn from them, so there is no p by toys, and all of the reference is fitted; give events without negative weights with --toy-pool FILE',
    );

    const fake = fakeEnsemble();
    const pooled = { ...config, toyPool: config.data, resample: true, out: join(folder, 'pooled') };
    const { result } = await run(pooled, fake);
    expect(result.sample.expectedFrom).toBe('weights');
    expect(result.sample.expected).toBeCloseTo(170, 9);
    expect(result.inputs.map(({ role }) => role)).toEqual(['reference', 'data', 'pool']);
    // For the fits, none is negative, and the sum stays.
    const fitted = [...(fake.specs[0].reference.weights ?? [])];
    expect(fitted.reduce((a, b) => a + b, 0)).toBeCloseTo(170, 9);
    expect(Math.min(...fitted)).toBeGreaterThan(0);
    expect(result.warnings).toContain(
      'for the fits, negative weights are spread over their neighbours, in 100 cells of at most 3 events',
    );
    expect(result.toys.count).toBe(20);
    expect(result.warnings).toContain('100 of 1000 reference events have negative weights, 5.26 % of Σ|w|');
    const badPool = run({ ...pooled, toyPool: reference, out: join(folder, 'bad') });
    await expect(badPool).rejects.toMatchObject({
      kind: 'content',
      message: expect.stringMatching(/100 of 1000 events have negative weights, so that no toys/) as string,
    });
  });

  it('warns of more parameters than events', async () => {
    expect((await run(smallRun())).result.warnings.join()).not.toMatch(/parameters/);
    expect((await run(smallRun({ network: [32] }))).result.warnings.join()).toMatch(
      /the network has 97 parameters for 95 events: t will not follow χ²/,
    );
  });

  it('warns of a toy pool with events of the reference', async () => {
    const config = smallRun();
    const { result } = await run({ ...config, toyPool: config.reference });
    expect(result.warnings.join('\n')).toMatch(/2000 of 2000 rows of the toy pool are identical/);
  });

  it('keeps all numeric columns of the data, less the dropped rows, and its own names apart', async () => {
    const config = smallRun({ dropInvalid: true });
    writeTable(config.data, [
      { name: 'x', values: Float64Array.of(1, NaN, 0.5, 2) },
      { name: 'f', values: Float32Array.of(10, 11, 12, 13) },
      { name: 'run', values: Int32Array.of(7, 8, 9, 10) },
      { name: 'good', values: Uint8Array.of(1, 0, 0, 1) },
    ]);
    const { result } = await run({ ...config, features: ['x'] });
    expect(result.sample).toMatchObject({ data: 3, dropped: { reference: 0, data: 1 } });
    expect(result.warnings).toContain('1 row of the data dropped: values not finite');
    const { columns } = tableOf(config.out, 'events.arrow');
    expect(columns.map(({ name, kind }) => [name, kind])).toEqual([
      ['x', 'float'],
      ['f_data', 'float'],
      ['run', 'integer'],
      ['good', 'boolean'],
      ['f', 'float'],
      ['rank', 'integer'],
    ]);
    expect(valuesOf(config.out, 'events.arrow', 'x')).toEqual([1, 0.5, 2]);
    expect(valuesOf(config.out, 'events.arrow', 'run')).toEqual([7, 9, 10]);
  });

  it('finds the toy that is larger than a small pool before anything is fitted', async () => {
    const config = smallRun({ expected: 5, holdout: 0.0055, toys: 2000 });
    writeTable(config.data, [{ name: 'x', values: Float64Array.of(1, 2, 3) }]);
    await expect(run(config)).rejects.toThrow(/toy \d+ has \d+ events, the pool for toys 11; give/);
  });

  it('leaves nothing of a run whose fits cannot begin', async () => {
    const config = smallRun();
    const open = (): never => {
      throw new Error('no memory');
    };
    await expect(runWith(open, config, {})).rejects.toThrow('no memory');
    expect(existsSync(config.out)).toBe(false);
  });

  it('puts what is drawn into the folder', async () => {
    const config = smallRun();
    const bytes = new Uint8Array([1]);
    await run(config, fakeEnsemble(), {
      draw: ({ histograms, learnt, toys }) => {
        expect(histograms.columns.map(({ name }) => name)).toEqual(['x']);
        expect([toys.length, learnt?.x.length]).toEqual([20, 400]);
        return drawn({ name: 'a.svg', bytes });
      },
    });
    expect(readdirSync(config.out)).toContain('a.svg');
  });
});
