import { describe, expect, it } from 'vitest';
import { fillBins } from '../../src/histogram/index.js';
import { figuresOf } from '../../src/report/index.js';
import type { Result } from '../../src/run/index.js';
import { runWith } from '../../src/run/runAnalysis.js';
import { fakeEnsemble, smallRun } from '../run/fixtures.js';

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
    const histograms = { schema: 'nplm/histograms/1', columns: [] } as const;
    const [{ figure }] = figuresOf({ result: shown, toys: [], histograms, learnt: null });
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
        '*Z* = 3.7 (*χ*^{2}, unproven)',
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

describe('the axis of a feature', () => {
  it.each([
    ['pt1', undefined, ['pt1', undefined]],
    ['pt1', 'GeV', ['pt1', 'GeV']],
    ['m_ll [GeV]', undefined, ['m_ll', 'GeV']],
    // The name is what the user wrote last.
    ['m_ll [TeV]', 'GeV', ['m_ll', 'TeV']],
    ['[GeV]', undefined, ['[GeV]', undefined]],
    ['x[3][4]', undefined, ['x[3]', '4']],
  ] as const)('column %s of unit %s', async (feature, unit, expected) => {
    const { result } = await runWith(fakeEnsemble().open, smallRun(), {});
    const values = Float64Array.of(1, 2, 3);
    const both = { reference: values, weights: Float64Array.of(1, 1, 1), data: values };
    const bins = { linear: fillBins(both, [0, 2, 4]), log: null };
    const columns = [
      { name: feature, unit: unit ?? null, feature: true, ...bins },
      { name: 'mass', unit: null, feature: false, ...bins },
    ];
    const histograms = { schema: 'nplm/histograms/1', columns } as const;
    const figures = figuresOf({ result, toys: [], histograms, learnt: null });
    // Other columns have no figure of their own.
    expect(figures).toHaveLength(2);
    expect(figures[1].name).toBe(`feature-${feature}`);
    const { figure } = figures[1];
    if (figure.kind !== 'feature') throw new Error(figure.kind);
    expect([figure.feature, figure.unit]).toEqual(expected);
  });
});
