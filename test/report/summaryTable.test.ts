import { describe, expect, it } from 'vitest';
import { summaryTable } from '../../src/report/index.js';
import type { Result } from '../../src/run/index.js';
import { runWith } from '../../src/run/runAnalysis.js';
import { fakeEnsemble, smallRun } from '../run/fixtures.js';

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
  const tableOf = async (stability: Result['stability']): Promise<string> => {
    const { result } = await runWith(fakeEnsemble().open, smallRun(), {});
    return summaryTable({ ...result, stability });
  };

  it('show Z as well as t, a limit apart from the values', async () => {
    const table = await tableOf({
      t: [119.4, null, 208.9, 150, 131, 203],
      z: [1.61, null, 3.14, 2.65, 1.79, 3.2],
      from: ['chi2', null, 'chi2', 'chi2', 'limit', 'toys'],
    });
    expect(table).toMatch(/^t .*\(other starts: 119.4 to 208.9\)$/m);
    expect(table).toMatch(/^Z .*; other starts: 1.61 to 3.2, one a limit above 1.79$/m);
  });
  it('show several limits as a range', async () => {
    const t = [20, 30, 31];
    expect(await tableOf({ t, z: [1.4, 1.9, 1.8], from: ['toys', 'limit', 'limit'] })).toMatch(
      /^Z .*; other starts: 1.4, 2 of them limits above 1.8 to 1.9$/m,
    );
    expect(await tableOf({ t, z: [1.7, 1.9, 1.8], from: ['limit', 'limit', 'limit'] })).toMatch(
      /^Z .*; other starts: above 1.7 to 1.9$/m,
    );
  });
});

describe('the rate', () => {
  it.each([
    [29.94, 23.06, /^t {2,}29.94, of which 23.1 is the rate \(/m],
    [29.94, 3.9, /^t {2,}29.94 \(/m],
    [290.4, 23.06, /^t {2,}290.4 \(/m],
    // Where the clip bounds the output bias, the rate alone can be more than the fit takes.
    [20, 23.06, /^t {2,}20 \(/m],
  ])('of t %d and rate %d', async (t, rate, line) => {
    const { result } = await runWith(fakeEnsemble().open, smallRun(), {});
    expect(summaryTable({ ...result, statistic: { ...result.statistic, t, rate } })).toMatch(line);
  });
});

describe('few toys', () => {
  it.each([
    [1, '0.5 (0 to 0.841), 0 of 1 toy', '1 toy says nothing about Z'],
    [3, '0.25 (0 to 0.465), 0 of 3 toys', '3 toys say nothing about Z'],
  ])('%d: p, and no Z below 0', async (toys, p, z) => {
    const { result } = await runWith(fakeEnsemble(undefined, 60).open, smallRun({ toys }), {});
    const table = summaryTable(result);
    expect(table).toMatch(new RegExp(`^p by toys .*${p.replace(/[()]/g, '\\$&')}$`, 'm'));
    expect(table).toMatch(new RegExp(`^Z +none: ${z}$`, 'm'));
  });
});
