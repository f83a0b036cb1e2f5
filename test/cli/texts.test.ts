import { describe, expect, it } from 'vitest';
import { figuresOf, generateOptions, runOptions, summaryTable } from '../../src/cli/index.js';
import { duration, progressText, ProgressLine } from '../../src/cli/progressLine.js';
import type { Result } from '../../src/run/index.js';
import { runWith } from '../../src/run/runAnalysis.js';
import { fakeEnsemble, smallRun } from '../run/fixtures.js';

/** A stream that keeps what is written. */
function stream(isTTY: boolean): { stream: NodeJS.WriteStream; text: () => string } {
  let written = '';
  const fake = { isTTY, write: (text: string) => (written += text) };
  return { stream: fake as unknown as NodeJS.WriteStream, text: () => written };
}

describe('the progress line', () => {
  it.each([
    [{ done: 0, total: 300, resumed: 0, workers: 1 }, 0, 'toys 0/300, first fit running'],
    [{ done: 0, total: 300, resumed: 0, workers: 1 }, 61, 'toys 0/300, first fit running for 61 s'],
    [{ done: 0, total: 0, resumed: 0, workers: 1 }, 0, 'fitting the data'],
    [{ done: 300, total: 300, resumed: 300, workers: 1 }, 0, 'toys 300/300, now the data'],
    [{ done: 1, total: 300, resumed: 0, workers: 4 }, 40, 'toys 1/300, 10 s each, 50 min left'],
    [{ done: 100, total: 300, resumed: 0, workers: 1 }, 25, 'toys 100/300, 4 a second, 50 s left'],
    [{ done: 110, total: 300, resumed: 100, workers: 1 }, 100, 'toys 110/300, 10 s each, 32 min left'],
    [{ done: 300, total: 300, resumed: 0, workers: 1 }, 60, 'toys 300/300, 5 a second, now the data'],
  ])('%j after %d s', (progress, seconds, text) => {
    expect(progressText(progress, seconds)).toBe(text);
  });

  it.each([
    [0.2, '1 s'],
    [119, '119 s'],
    [121, '2 min'],
    [7200, '2 h'],
    [90_000, '25 h'],
  ])('%d seconds are %s', (seconds, text) => {
    expect(duration(seconds)).toBe(text);
  });

  it('is redrawn on a terminal, a line now and then elsewhere, and nothing where quiet', () => {
    let now = 0;
    const show = (isTTY: boolean, quiet: boolean): string => {
      now = 0;
      const { stream: out, text } = stream(isTTY);
      const line = new ProgressLine(out, quiet, () => now);
      for (let done = 0; done <= 100; done++, now += 300)
        line.show({ done, total: 100, resumed: 0, workers: 1 });
      line.say('end');
      line.end();
      return text();
    };
    expect(show(true, false).split('\r')).toHaveLength(102);
    expect(show(true, false).split('\r').at(-1)).toBe(
      'toys 100/100, 3.3 a second, now the data\x1b[K\nend\n',
    );
    expect(show(false, false)).toBe(
      'toys 0/100, first fit running\ntoys 1/100, 3.3 a second, 30 s left\ntoys 51/100, 3.3 a second, 15 s left\ntoys 100/100, 3.3 a second, now the data\nend\n',
    );
    expect(show(false, true)).toBe('');
  });
});

describe('the summary', () => {
  it('says what was tested, p, Z and where it comes from', async () => {
    const { result } = await runWith(
      fakeEnsemble().open,
      smallRun({ toys: 200, toyPool: 'exponential' }),
      {},
    );
    expect(summaryTable({ ...result, seconds: 12.345 })).toMatchInlineSnapshot(`
      "N_ref                2000
      N_D                  95
      N(R)                 100
      t                    20 (other starts: 20.01 to 20.05)
      degrees of freedom   13
      p by toys            0.0746 (0.0519 to 0.093), 14 of 200 toys
      p by χ²              0.0952 (unproven: KS p 0.000109 < 0.05)
      KS p of toys and χ²  0.000109
      Z                    1.44 (1.32 to 1.63), counted from toys; other starts: 1.44
      seconds              12.3
      "
    `);
  });

  it('without toys has no Z', async () => {
    const { result } = await runWith(fakeEnsemble().open, smallRun({ toys: 0 }), {});
    expect(summaryTable({ ...result, seconds: 1 })).toMatchInlineSnapshot(`
      "N_ref                1000
      N_D                  95
      N(R)                 100
      t                    20 (other starts: 20.01 to 20.05)
      degrees of freedom   13
      p by toys            none
      p by χ²              0.0952 (unproven: no toys)
      KS p of toys and χ²  none
      Z                    none
      seconds              1
      "
    `);
  });

  it('shows a limit and a shape-only yield', async () => {
    const { result } = await runWith(fakeEnsemble(undefined, 60).open, smallRun({ expected: undefined }), {});
    expect(summaryTable({ ...result, seconds: 1 })).toMatchInlineSnapshot(`
      "N_ref                1000
      N_D                  95
      N(R)                 95 (shape only)
      t                    60 (other starts: 60.01 to 60.05)
      degrees of freedom   12
      p by toys            0.0476 (0 to 0.102), 0 of 20 toys, worth 17
      p by χ²              2.26e-8 (unproven: 20 toys, fewer than 100)
      KS p of toys and χ²  0.669
      Z                    above 0.991 (95 % limit from toys); other starts: above 0.991
      seconds              1
      "
    `);
  });
});

describe('doubts about χ²', () => {
  const unproven = (text: string): RegExp => new RegExp(`^p by χ².*\\(unproven: ${text}\\)$`, 'm');

  it.each([
    ['no toys', { toys: 0 }],
    ['20 toys, fewer than 100', { toys: 20 }],
    ['KS p 0.000109 < 0.05', { toys: 200, toyPool: 'exponential' }],
  ])('%s: in the table, in result.json and on stderr', async (doubt, change) => {
    const notes: string[] = [];
    const { result } = await runWith(fakeEnsemble().open, smallRun(change), {
      note: (text, kind) => kind === 'warning' && notes.push(text),
    });
    expect(summaryTable(result)).toMatch(unproven(doubt));
    expect(result.doubts[0]).toBe(doubt);
    expect(result.warnings.join()).toContain(`χ² is unproven: ${doubt}`);
    expect(notes.join()).toContain(`χ² is unproven: ${doubt}`);
  });
});

describe('the other starts', () => {
  it('show Z as well as t, a limit as one', async () => {
    const { result } = await runWith(fakeEnsemble().open, smallRun(), {});
    const stability = {
      t: [20, null, 31.26, 18, 25],
      z: [1.4, null, 2.2, 1.1, 1.9],
      from: ['chi2', null, 'limit', 'toys', 'chi2'],
    } as const;
    const table = summaryTable({ ...result, stability });
    expect(table).toMatch(/^t .*\(other starts: 18 to 31.26\)$/m);
    expect(table).toMatch(/^Z .*; other starts: 1.1 to above 2.2$/m);
  });
});

describe('the legend of the t distribution', () => {
  const legendOf = async (
    change: Partial<Result>,
    toys = 20,
    observed: number | null = 20,
    failed: (index: number) => boolean = () => false,
  ): Promise<string[]> => {
    const fake = fakeEnsemble(({ index }) => (failed(index) ? { t: NaN, failed: true } : {}), observed);
    const { result } = await runWith(fake.open, smallRun({ toys, toyPool: 'exponential' }), {});
    const shown = { ...result, ...change };
    const input = {
      result: shown,
      toys: [],
      features: [],
      weights: new Float64Array(0),
      ratio: null,
      learnt: null,
    };
    const [{ figure }] = figuresOf(input);
    if (figure.kind !== 'nullDistribution') throw new Error(figure.kind);
    return [...(figure.headline ?? []), figure.note ?? ''];
  };
  const significance = { z: 3.7, low: 3.5, high: 3.9, from: 'chi2' } as const;

  it.each([
    ['toys', {}, 200, 20, ['*p* = 0.0746 (14 of 200 toys)', '*Z* = 1.44 (toys)', '200 toys, *N*(R) = 100']],
    [
      'χ²',
      { significance },
      20,
      20,
      [
        '*p* = 0.238 (4 of 20 toys)',
        '*χ*^{2} *p* = 0.0952',
        '*Z* = 3.7 (*χ*^{2}, extrapolated)',
        '20 toys, *N*(R) = 100',
      ],
    ],
    [
      'a limit',
      { significance: { z: -0.38, low: -0.38, high: null, from: 'limit' } },
      20,
      20,
      ['*p* = 0.238 (4 of 20 toys)', '*Z* > −0.38 (95 % limit)', '20 toys, *N*(R) = 100'],
    ],
    ['no toys', {}, 0, 20, ['*χ*^{2} *p* = 0.0952, unproven', 'no toys, *N*(R) = 100']],
    ['a failed observed fit', {}, 20, null, ['Observed fit failed', '20 toys, *N*(R) = 100']],
    [
      'all toys beyond',
      {},
      20,
      0,
      ['*p* = 1 (20 of 20 toys)', '*Z* < −1.35 (toys)', '20 toys, *N*(R) = 100'],
    ],
  ] as const)('for %s', async (_, change, toys, observed, lines) => {
    expect(await legendOf(change, toys, observed)).toEqual(lines);
  });

  it('counts toys that failed', async () => {
    expect(await legendOf({}, 20, 20, (index) => index === 3)).toContain('1 of them failed');
    expect((await legendOf({}, 20, 20, () => true)).at(-1)).toBe('20 toys, all failed, *N*(R) = 100');
  });

  it('sets a small yield as a power of ten', async () => {
    const { result } = await runWith(fakeEnsemble().open, smallRun(), {});
    const sample = { ...result.sample, expected: 1e-9 };
    expect((await legendOf({ sample })).at(-1)).toBe('20 toys, *N*(R) = 10^{−9}');
  });
});

describe('the option table', () => {
  it('has these names', () => {
    expect(Object.keys(runOptions).join(' ')).toMatchInlineSnapshot(
      `"ref data features weight expected shapeOnly network clip clipScope scale toys holdout toyPool resample starts trainer epochs workers seed out force dropInvalid json config quiet debug"`,
    );
    expect(Object.keys(generateOptions).join(' ')).toMatchInlineSnapshot(
      `"events poisson signal seed expected out force quiet debug"`,
    );
  });
});
